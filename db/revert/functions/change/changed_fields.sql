-- Revert ontour:functions/change/changed_fields from pg

begin;

drop function change.changed_fields(jsonb, jsonb);

commit;
