-- Revert ontour:functions/tour/guard_hold_state from pg

begin;

drop trigger _210_guard_hold_state on api.holds;
drop function tour.guard_hold_state();

commit;
