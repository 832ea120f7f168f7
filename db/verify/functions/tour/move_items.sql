-- Verify ontour:functions/tour/move_items on pg

begin;

select 'tour.move_items()'::regprocedure;

rollback;
