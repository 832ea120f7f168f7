-- Verify ontour:functions/change/note_access on pg

begin;

select 'change.note_access(bigint, uuid, boolean, text[], text)'::regprocedure;

rollback;
