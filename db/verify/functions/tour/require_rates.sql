-- Verify ontour:functions/tour/require_rates on pg

begin;

select 'tour.require_rates(jsonb)'::regprocedure;

rollback;
