-- Revert ontour:functions/change/keep_local_row from pg

begin;

drop function change.keep_local_row(uuid, text, text, uuid, jsonb);

commit;
