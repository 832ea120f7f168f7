-- Revert ontour:functions/tour/place_last from pg

begin;

drop function tour.place_last();

commit;
