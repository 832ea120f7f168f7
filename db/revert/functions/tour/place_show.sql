-- Revert ontour:functions/tour/place_show from pg

begin;

drop trigger _200_place_show on api.shows;
drop function tour.place_show();

commit;
