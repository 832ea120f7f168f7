-- Revert ontour:functions/tour/euro_rate from pg

begin;

drop function tour.euro_rate(uuid, text[], text, date);

commit;
