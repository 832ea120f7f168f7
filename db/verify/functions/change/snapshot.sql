-- Verify ontour:functions/change/snapshot on pg

begin;

select 'api.snapshot(text[], uuid, uuid, integer)'::regprocedure;

rollback;
