-- Revert ontour:functions/tour/move_items from pg

begin;

drop trigger _500_move_items on api.shows;
drop function tour.move_items();

commit;
