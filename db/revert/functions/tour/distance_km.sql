-- Revert ontour:functions/tour/distance_km from pg

begin;

drop function tour.distance_km(numeric, numeric, numeric, numeric);

commit;
