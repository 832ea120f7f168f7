-- Revert ontour:functions/tour/move_due_dates from pg

begin;

drop trigger _500_move_due_dates on api.shows;
drop function tour.move_due_dates();

commit;
