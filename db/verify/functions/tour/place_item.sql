-- Verify ontour:functions/tour/place_item on pg

begin;

select 'tour.place_item()'::regprocedure;

rollback;
