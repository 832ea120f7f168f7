-- Revert ontour:functions/change/read_operations from pg

begin;

drop function change.read_operations(json, text, boolean);

commit;
