-- Verify ontour:functions/tour/place_show on pg

begin;

select 'tour.place_show()'::regprocedure;

rollback;
