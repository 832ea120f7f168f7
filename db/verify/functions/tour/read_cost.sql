-- Verify ontour:functions/tour/read_cost on pg

begin;

select 'tour.read_cost(uuid, uuid, jsonb)'::regprocedure;

rollback;
