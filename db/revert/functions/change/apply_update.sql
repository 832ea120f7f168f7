-- Revert ontour:functions/change/apply_update from pg

begin;

drop function change.apply_update(change.operation, jsonb);

commit;
