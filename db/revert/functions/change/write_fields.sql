-- Revert ontour:functions/change/write_fields from pg

begin;

drop function change.write_fields(text, uuid, jsonb);

commit;
