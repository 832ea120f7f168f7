-- Revert ontour:functions/tour/import_row from pg

begin;

drop function tour.import_row(uuid, text, jsonb, jsonb, integer, integer);

commit;
