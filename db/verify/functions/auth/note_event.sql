-- Verify ontour:functions/auth/note_event on pg

begin;

select 'auth.note_event(text, uuid, uuid, jsonb)'::regprocedure;

rollback;
