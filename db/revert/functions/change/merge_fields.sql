-- Revert ontour:functions/change/merge_fields from pg

begin;

drop function change.merge_fields(change.operation, jsonb, jsonb, jsonb);

commit;
