-- Verify ontour:functions/tour/place_last on pg

begin;

select 'tour.place_last()'::regprocedure;

rollback;
