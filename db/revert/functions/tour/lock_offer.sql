-- Revert ontour:functions/tour/lock_offer from pg

begin;

drop function tour.lock_offer(uuid);

commit;
