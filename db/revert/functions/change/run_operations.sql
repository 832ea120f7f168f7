-- Revert ontour:functions/change/run_operations from pg

begin;

drop function change.run_operations(json, text, boolean);

commit;
