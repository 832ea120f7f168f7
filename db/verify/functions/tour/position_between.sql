-- Verify ontour:functions/tour/position_between on pg

begin;

select 'tour.position_between(numeric, numeric)'::regprocedure;

rollback;
