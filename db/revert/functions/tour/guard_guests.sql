-- Revert ontour:functions/tour/guard_guests from pg

begin;

drop trigger _200_guard_guests on api.guests;
drop function tour.guard_guests();

commit;
