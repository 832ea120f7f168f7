-- Revert ontour:functions/tour/import_show from pg

begin;

drop function tour.import_show(uuid, jsonb, integer);

commit;
