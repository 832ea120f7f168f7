-- Revert ontour:functions/tour/is_cancelled_now from pg

begin;

drop function tour.is_cancelled_now(uuid);

commit;
