-- Revert ontour:functions/tour/guard_allotment from pg

begin;

drop trigger _200_guard_allotment on api.guest_lists;
drop function tour.guard_allotment();

commit;
