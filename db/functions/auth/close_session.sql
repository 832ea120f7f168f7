-- Deploy ontour:functions/auth/close_session to pg
-- requires: functions/change/context
-- requires: schema/auth/sessions
-- requires: schema/auth/security_events

begin;

-- Security definer: only the functions of auth write sessions.
create or replace function auth.close_session()
returns void
language sql
volatile
security definer
set search_path = ''
begin atomic
    with closed as (
        update auth.sessions as sessions
        set revoked_at = now(), revoked_reason = 'logout'
        from change.context() as context
        where sessions.id = context.session_id
            and sessions.user_id = context.actor_id
            and sessions.revoked_at is null
        returning sessions.id, sessions.user_id
    )

    insert into auth.security_events (kind, user_id, session_id)
    select 'logged_out', closed.user_id, closed.id from closed;
end;

comment on function auth.close_session() is
'Ends the session of the caller''s token; a second time does nothing.';

grant execute on function auth.close_session() to bridge;

commit;
