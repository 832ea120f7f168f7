-- Deploy ontour:functions/auth/close_session to pg
-- requires: functions/auth/end_sessions
-- requires: functions/change/context
-- requires: functions/core/fail

begin;

-- Security definer: only the functions of auth write sessions.
create or replace function auth.close_session(session_id uuid default null)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_caller constant change.context := change.context();
    v_ended bigint;
begin
    v_ended := auth.end_sessions(array(
        select sessions.id from auth.sessions
        where sessions.id = coalesce(close_session.session_id, v_caller.session_id)
            and sessions.user_id = v_caller.actor_id
    ));
    if v_ended = 0 and close_session.session_id is not null then
        perform core.fail('NOT_FOUND');
    end if;
end
$$;

comment on function auth.close_session(uuid) is
'Ends the session of the caller''s token, or another of theirs. Raises NOT_FOUND (404) for one that is not
theirs or has ended.';

grant execute on function auth.close_session(uuid) to bridge;

commit;
