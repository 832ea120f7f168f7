-- Revert ontour:functions/tour/import_cost_show from pg

begin;

drop function tour.import_cost_show(uuid, jsonb);

commit;
