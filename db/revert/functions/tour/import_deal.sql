-- Revert ontour:functions/tour/import_deal from pg

begin;

drop function tour.import_deal(uuid, jsonb);

commit;
