-- Revert ontour:functions/auth/note_event from pg

begin;

drop function auth.note_event(text, uuid, uuid, jsonb);

commit;
