-- Revert ontour:functions/change/apply_delete from pg

begin;

drop function change.apply_delete(change.operation, jsonb);

commit;
