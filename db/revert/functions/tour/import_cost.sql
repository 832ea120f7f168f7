-- Revert ontour:functions/tour/import_cost from pg

begin;

drop function tour.import_cost(api.show_costs);

commit;
