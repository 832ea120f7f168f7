-- Revert ontour:functions/tour/rate_for from pg

begin;

drop function tour.rate_for(uuid, text, text, date);

commit;
