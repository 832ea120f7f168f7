-- Revert ontour:functions/tour/guard_show_status from pg

begin;

drop trigger _200_guard_show_status on api.shows;
drop function tour.guard_show_status();

commit;
