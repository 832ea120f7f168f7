-- Verify ontour:functions/tour/divide on pg

begin;

select 'tour.divide(numeric, numeric, boolean)'::regprocedure;

rollback;
