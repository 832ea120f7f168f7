-- Verify ontour:functions/change/batch on pg

begin;

select 'api.batch(jsonb, boolean, boolean)'::regprocedure;

rollback;
