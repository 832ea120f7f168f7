-- Verify ontour:functions/tour/counter_offer on pg

begin;

select 'api.counter_offer(uuid, jsonb, text)'::regprocedure;

rollback;
