-- Verify ontour:functions/tour/settle_tour on pg

begin;

select 'api.settle_tour(uuid, boolean)'::regprocedure;

rollback;
