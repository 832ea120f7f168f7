-- Revert ontour:functions/tour/place_hold from pg

begin;

drop trigger _200_place_hold on api.holds;
drop function tour.place_hold();

commit;
