-- Deploy ontour:functions/auth/name_session to pg
-- requires: schema/auth/sessions
-- requires: functions/change/context
-- requires: functions/core/fail

begin;

-- Security definer: only the functions of auth write sessions.
create or replace function auth.name_session(session_id uuid, name text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    update auth.sessions set name = name_session.name
    where sessions.id = name_session.session_id
        and sessions.user_id = (change.context()).actor_id
        and sessions.revoked_at is null
        and sessions.expires_at > now();
    if not found then
        perform core.fail('NOT_FOUND');
    end if;
end
$$;

comment on function auth.name_session(uuid, text) is
'Calls a session of the caller something, or nothing. Raises NOT_FOUND (404).';

grant execute on function auth.name_session(uuid, text) to bridge;

commit;
