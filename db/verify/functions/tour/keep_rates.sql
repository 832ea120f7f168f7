-- Verify ontour:functions/tour/keep_rates on pg

begin;

select 'tour.keep_rates(uuid, jsonb)'::regprocedure;

rollback;
