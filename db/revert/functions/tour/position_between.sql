-- Revert ontour:functions/tour/position_between from pg

begin;

drop function tour.position_between(numeric, numeric);

commit;
