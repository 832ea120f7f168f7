-- Verify ontour:functions/tour/recompute_settlement on pg

begin;

select 'api.recompute_settlement(uuid, integer)'::regprocedure;

rollback;
