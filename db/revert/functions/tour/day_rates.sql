-- Revert ontour:functions/tour/day_rates from pg

begin;

drop function tour.day_rates(uuid, text[], date[], text);

commit;
