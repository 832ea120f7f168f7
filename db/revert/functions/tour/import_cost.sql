-- Revert ontour:functions/tour/import_cost from pg

begin;

drop function tour.import_cost(uuid, uuid, jsonb);

commit;
