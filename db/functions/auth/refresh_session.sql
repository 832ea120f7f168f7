-- Deploy ontour:functions/auth/refresh_session to pg
-- requires: functions/auth/describe_session
-- requires: functions/auth/note_event
-- requires: functions/mail/send
-- requires: schema/auth/email_addresses
-- requires: schema/auth/refresh_tokens
-- requires: schema/auth/security_event_kinds

-- A session is ended only on proof that two hold it. Its tokens are a chain of steps; of each step one token
-- is used. Whoever has an answer uses the token in it, so a used token that comes back while none of the next
-- step was used is one whose answer was lost, in a tunnel for hours if need be: there is another successor.
-- If it was a copy instead, owner and thief now have different successors. The step goes to whoever uses
-- theirs first; the other's is left behind, and its use is the proof. So is that of any token left behind.
--
-- For the length of grace a new token is the only one: it answers for the one before it and for itself. So
-- tabs that share a store, and answers that come in any order, end with the same token, and no client that
-- takes less than half of grace for a round trip (or gives it up) ever presents one that is left behind.
--
-- One statement, whose first part locks the token and its session: of parallel refreshes each sees what the
-- one before left, though all began before it, and all that is judged stands in these two rows. Failures are
-- returned, for a raise would undo the revocation.

begin;

-- Security definer: only the functions of auth write sessions.
create or replace function auth.refresh_session(
    token_hash bytea, nonce bytea, successor_hash bytea, lifetime interval, grace interval
)
returns jsonb
language sql
volatile
security definer
set search_path = ''
begin atomic
    with presented as (
        select
            tokens.step, tokens.used_at, sessions.refresh_step, sessions.successor_nonce,
            sessions.successor_at, sessions.id as session_id, sessions.expires_at, sessions.revoked_at,
            auth.describe_session(sessions) as description
        from auth.refresh_tokens as tokens
        join auth.sessions as sessions on sessions.id = tokens.session_id
        where tokens.token_hash = refresh_session.token_hash
        for no key update
    ),

    judged as (
        select
            presented.*,
            case
                when presented.revoked_at is not null then 'revoked'
                when presented.expires_at <= now() then 'expired'
                when presented.step > presented.refresh_step then case
                    when presented.successor_at > now() - refresh_session.grace then 'kept'
                    else 'rotated'
                end
                when presented.step < presented.refresh_step or presented.used_at is null then 'reused'
                when presented.successor_at > now() - refresh_session.grace then 'repeated'
                else 'replaced'
            end as outcome
        from presented
    ),

    used as (
        update auth.refresh_tokens as tokens
        set used_at = clock_timestamp()
        from judged
        where tokens.token_hash = refresh_session.token_hash and judged.outcome = 'rotated'
    ),

    succeeded as (
        insert into auth.refresh_tokens (token_hash, session_id, step)
        select refresh_session.successor_hash, judged.session_id, judged.step + 1
        from judged
        where judged.outcome in ('rotated', 'replaced')
    ),

    extended as (
        update auth.sessions as sessions
        set
            last_used_at = now(),
            user_agent = coalesce(context.user_agent, sessions.user_agent),
            ip = coalesce(context.ip, sessions.ip),
            -- Whoever stole it unseen does not keep it for ever, nor does who left it on another's machine.
            expires_at = least(now() + refresh_session.lifetime, sessions.created_at + interval '90 days'),
            refresh_step = judged.step,
            successor_nonce = refresh_session.nonce,
            successor_at = clock_timestamp()
        from judged
        cross join change.context() as context
        where sessions.id = judged.session_id and judged.outcome in ('rotated', 'replaced')
    ),

    revoked as (
        update auth.sessions as sessions
        set revoked_at = now(), revoked_reason = 'refresh_reused'
        from judged
        where sessions.id = judged.session_id and judged.outcome = 'reused'
        returning sessions.id, sessions.user_id
    ),

    told as (
        select
            auth.note_event('refresh_reused', revoked.user_id, revoked.id),
            case when addresses.email is not null
                then mail.send('session_reused', addresses.email, addresses.user_id)
            end
        from revoked
        left join auth.email_addresses as addresses on addresses.user_id = revoked.user_id
    )

    select
        case
            when judged.outcome in ('rotated', 'replaced', 'repeated', 'kept')
                then judged.description || jsonb_build_object(
                    'outcome', judged.outcome,
                    'nonce', case judged.outcome
                        when 'repeated' then encode(judged.successor_nonce, 'hex')
                        when 'kept' then null
                        else encode(refresh_session.nonce, 'hex')
                    end
                )
            else jsonb_build_object('outcome', coalesce(judged.outcome, 'unknown'))
        end
    from (values (1)) as always
    left join judged on true
    left join told on true;
end;

comment on function auth.refresh_session(bytea, bytea, bytea, interval, interval) is
'Exchanges a refresh token for its successor, which the bridge makes of a nonce. outcome is rotated; repeated
(within grace: the successor that there is, of its own nonce); kept (within grace of being made: it stays as
it is, without nonce); replaced (used long ago, but its successor never was: another one); reused (two hold
the session: it is revoked, the event noted, the person told by mail); revoked, expired or unknown.
No session lives longer than 90 days.';

grant execute on function auth.refresh_session(bytea, bytea, bytea, interval, interval) to bridge;

commit;
