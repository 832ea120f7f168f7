-- Verify ontour:functions/tour/import_shows on pg

begin;

select 'api.import_shows(jsonb, uuid, boolean, boolean, jsonb, jsonb, jsonb)'::regprocedure;

rollback;
