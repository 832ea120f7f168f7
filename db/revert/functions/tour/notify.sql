-- Revert ontour:functions/tour/notify from pg

begin;

drop function tour.notify(uuid, text, text, uuid, uuid, jsonb);

commit;
