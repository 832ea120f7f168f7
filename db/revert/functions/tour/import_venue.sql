-- Revert ontour:functions/tour/import_venue from pg

begin;

drop function tour.import_venue(uuid, jsonb, text);

commit;
