-- Revert ontour:functions/tour/guard_offers from pg

begin;

drop trigger _200_guard_offers on api.show_offers;
drop function tour.guard_offers();

commit;
