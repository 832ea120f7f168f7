-- Verify ontour:functions/tour/in_units on pg

begin;

select 'tour.in_units(numeric[], integer)'::regprocedure;

rollback;
