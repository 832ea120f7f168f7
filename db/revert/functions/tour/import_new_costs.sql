-- Revert ontour:functions/tour/import_new_costs from pg

begin;

drop function tour.import_new_costs(uuid, jsonb, jsonb);

commit;
