-- Verify ontour:functions/tour/settle on pg

begin;

select 'api.settle(uuid, boolean)'::regprocedure;

rollback;
