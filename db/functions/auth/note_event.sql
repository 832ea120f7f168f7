-- Deploy ontour:functions/auth/note_event to pg
-- requires: schema/auth/security_events

begin;

create or replace function auth.note_event(
    kind text, user_id uuid, session_id uuid default null, details jsonb default '{}'
)
returns void
language sql
volatile
begin atomic
    insert into auth.security_events (kind, user_id, session_id, details)
    values (note_event.kind, note_event.user_id, note_event.session_id, note_event.details);
end;

comment on function auth.note_event(text, uuid, uuid, jsonb) is
'For functions of auth: writes what has happened to an account into its security events.';

commit;
