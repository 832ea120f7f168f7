-- Deploy ontour:functions/auth/open_session to pg
-- requires: functions/core/fail
-- requires: functions/auth/profile
-- requires: schema/auth/error_codes
-- requires: schema/auth/refresh_tokens
-- requires: schema/auth/security_events

begin;

-- Security definer: only the functions of auth write sessions.
create or replace function auth.open_session(user_id uuid, token_hash bytea, amr text[], lifetime interval)
returns json
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_session_id uuid;
begin
    -- The lock makes a suspension wait, which then revokes this session as well.
    perform from api.users
    where users.id = open_session.user_id and users.status = 'active' and users.deleted_at is null
    for share;
    if not found then
        perform core.fail('ACCOUNT_INACTIVE');
    end if;

    insert into auth.sessions (user_id, amr, expires_at)
    values (open_session.user_id, open_session.amr, now() + lifetime)
    returning sessions.id into v_session_id;

    insert into auth.refresh_tokens (token_hash, session_id) values (open_session.token_hash, v_session_id);

    insert into auth.security_events (kind, user_id, session_id)
    values ('logged_in', open_session.user_id, v_session_id);

    return json_build_object(
        'session_id', v_session_id,
        'amr', open_session.amr,
        'user', auth.profile(open_session.user_id)
    );
end
$$;

comment on function auth.open_session(uuid, bytea, text[], interval) is
'Begins a session of a person who has proved who they are. Raises ACCOUNT_INACTIVE (403).';

grant execute on function auth.open_session(uuid, bytea, text[], interval) to bridge;

commit;
