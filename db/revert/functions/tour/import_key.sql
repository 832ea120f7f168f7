-- Revert ontour:functions/tour/import_key from pg

begin;

drop function tour.import_key(jsonb, integer);

commit;
