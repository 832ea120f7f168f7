-- Revert ontour:functions/change/find_local_row from pg

begin;

drop function change.find_local_row(uuid, text, text);

commit;
