-- Revert ontour:functions/tour/import_show_cost from pg

begin;

drop function tour.import_show_cost(uuid, jsonb, integer);

commit;
