-- Revert ontour:functions/tour/import_field from pg

begin;

drop function tour.import_field(jsonb, text, text);

commit;
