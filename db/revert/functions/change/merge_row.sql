-- Revert ontour:functions/change/merge_row from pg

begin;

drop function change.merge_row(change.operation, jsonb, jsonb, jsonb);

commit;
