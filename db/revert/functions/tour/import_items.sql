-- Revert ontour:functions/tour/import_items from pg

begin;

drop function tour.import_items(jsonb, jsonb);

commit;
