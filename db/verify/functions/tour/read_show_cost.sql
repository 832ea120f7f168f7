-- Verify ontour:functions/tour/read_show_cost on pg

begin;

select 'tour.read_show_cost(uuid, jsonb, integer)'::regprocedure;

rollback;
