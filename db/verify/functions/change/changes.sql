-- Verify ontour:functions/change/changes on pg

begin;

select 'api.changes(bigint, integer, uuid)'::regprocedure;

rollback;
