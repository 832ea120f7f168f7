-- Revert ontour:functions/tour/import_local_cost from pg

begin;

drop function tour.import_local_cost(change.local_import);

commit;
