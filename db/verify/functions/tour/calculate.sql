-- Verify ontour:functions/tour/calculate on pg

begin;

select 'tour.calculate(jsonb)'::regprocedure;

rollback;
