-- Deploy ontour:functions/auth/end_sessions to pg
-- requires: schema/auth/sessions
-- requires: schema/auth/security_events

begin;

create or replace function auth.end_sessions(ids uuid[])
returns bigint
language sql
volatile
begin atomic
    with ended as (
        update auth.sessions as sessions
        set revoked_at = now(), revoked_reason = 'logout'
        where sessions.id = any(end_sessions.ids)
            and sessions.revoked_at is null
            and sessions.expires_at > now()
        returning sessions.id, sessions.user_id
    ),

    noted as (
        insert into auth.security_events (kind, user_id, session_id)
        select 'logged_out', ended.user_id, ended.id from ended
    )

    select count(*) from ended;
end;

comment on function auth.end_sessions(uuid[]) is
'For functions of auth: ends those of these sessions that live, as their person wishes; returns how many.';

commit;
