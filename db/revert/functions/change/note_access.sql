-- Revert ontour:functions/change/note_access from pg

begin;

drop function change.note_access(bigint, uuid, boolean, text[], text);

commit;
