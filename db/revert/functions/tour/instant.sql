-- Revert ontour:functions/tour/instant from pg

begin;

drop function tour.instant(date, time, text);

commit;
