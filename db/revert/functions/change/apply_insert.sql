-- Revert ontour:functions/change/apply_insert from pg

begin;

drop function change.apply_insert(change.operation, jsonb);

commit;
