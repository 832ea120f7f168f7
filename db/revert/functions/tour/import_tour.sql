-- Revert ontour:functions/tour/import_tour from pg

begin;

drop function tour.import_tour(uuid, jsonb);

commit;
