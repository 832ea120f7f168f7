-- Revert ontour:functions/tour/import_columns from pg

begin;

drop function api.import_columns(text[], text);

commit;
