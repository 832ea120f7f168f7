-- Deploy ontour:functions/auth/refresh_session to pg
-- requires: functions/auth/describe_session
-- requires: schema/auth/refresh_tokens
-- requires: schema/auth/security_events

-- One statement. `presented` locks the token and its session: of parallel refreshes each sees what the
-- one before it left, though all began before it. Failures are returned, for a raise would undo the
-- revocation. successor_hash is derived from the token, so within grace every use gets the same one.

begin;

-- Security definer: only the functions of auth write sessions.
create or replace function auth.refresh_session(
    token_hash bytea, successor_hash bytea, lifetime interval, grace interval
)
returns jsonb
language sql
volatile
security definer
set search_path = ''
begin atomic
    with presented as (
        select
            tokens.rotated_at, tokens.successor_hash, sessions.id as session_id,
            sessions.user_id, sessions.expires_at, sessions.revoked_at,
            auth.describe_session(sessions) as description
        from auth.refresh_tokens as tokens
        join auth.sessions as sessions on sessions.id = tokens.session_id
        where tokens.token_hash = refresh_session.token_hash
        for no key update
    ),

    judged as (
        select
            presented.session_id, presented.user_id, presented.description,
            case
                when presented.revoked_at is not null then 'revoked'
                when presented.expires_at <= now() then 'expired'
                when presented.rotated_at is null then 'rotated'
                when presented.rotated_at > now() - refresh_session.grace
                    and presented.successor_hash = refresh_session.successor_hash then 'repeated'
                else 'reused'
            end as outcome
        from presented
    ),

    rotated as (
        update auth.refresh_tokens as tokens
        set rotated_at = clock_timestamp(), successor_hash = refresh_session.successor_hash
        from judged
        where tokens.token_hash = refresh_session.token_hash and judged.outcome = 'rotated'
        returning tokens.session_id
    ),

    succeeded as (
        insert into auth.refresh_tokens (token_hash, session_id)
        select refresh_session.successor_hash, rotated.session_id from rotated
    ),

    extended as (
        update auth.sessions as sessions
        set last_used_at = now(), expires_at = now() + refresh_session.lifetime
        from rotated
        where sessions.id = rotated.session_id
    ),

    revoked as (
        update auth.sessions as sessions
        set revoked_at = now(), revoked_reason = 'refresh_reused'
        from judged
        where sessions.id = judged.session_id and judged.outcome = 'reused'
        returning sessions.id, sessions.user_id
    ),

    noted as (
        insert into auth.security_events (kind, user_id, session_id)
        select 'refresh_reused', revoked.user_id, revoked.id from revoked
    )

    select
        case
            when judged.outcome in ('rotated', 'repeated')
                then judged.description || jsonb_build_object('outcome', judged.outcome)
            else jsonb_build_object('outcome', coalesce(judged.outcome, 'unknown'))
        end
    from (values (1)) as always
    left join judged on true;
end;

comment on function auth.refresh_session(bytea, bytea, interval, interval) is
'Exchanges a refresh token for its successor. outcome is rotated; repeated (used again within grace: the
same successor); reused (used again later: the session is revoked and the event noted); revoked, expired or
unknown.';

grant execute on function auth.refresh_session(bytea, bytea, interval, interval) to bridge;

commit;
