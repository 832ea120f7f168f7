-- Verify ontour:functions/tour/calculate_fee on pg

begin;

select 'tour.calculate_fee(jsonb, numeric, boolean)'::regprocedure;

rollback;
