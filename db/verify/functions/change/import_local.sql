-- Verify ontour:functions/change/import_local on pg

begin;

select 'api.import_local(jsonb, uuid, boolean)'::regprocedure;

rollback;
