-- Revert ontour:functions/change/read_local_row from pg

begin;

drop function change.read_local_row(jsonb, jsonb);

commit;
