-- Revert ontour:functions/tour/import_country from pg

begin;

drop function tour.import_country(jsonb);

commit;
