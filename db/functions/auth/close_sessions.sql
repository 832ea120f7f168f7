-- Deploy ontour:functions/auth/close_sessions to pg
-- requires: functions/auth/end_sessions
-- requires: functions/change/context

begin;

-- Security definer: only the functions of auth write sessions.
create or replace function auth.close_sessions(but_this boolean)
returns void
language sql
volatile
security definer
set search_path = ''
begin atomic
    select auth.end_sessions(array(
        select sessions.id
        from auth.sessions as sessions
        cross join change.context() as caller
        where sessions.user_id = caller.actor_id
            and not (close_sessions.but_this and sessions.id = caller.session_id)
    ));
end;

comment on function auth.close_sessions(boolean) is
'Ends every session of the caller, or every one but that of the caller''s token.';

grant execute on function auth.close_sessions(boolean) to bridge;

commit;
