-- Revert ontour:functions/change/check_fields from pg

begin;

drop function change.check_fields(text, jsonb, jsonb);

commit;
