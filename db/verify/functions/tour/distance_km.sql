-- Verify ontour:functions/tour/distance_km on pg

begin;

select 'tour.distance_km(numeric, numeric, numeric, numeric)'::regprocedure;

rollback;
