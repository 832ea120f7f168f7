-- Verify ontour:functions/change/changed_fields on pg

begin;

select 'change.changed_fields(jsonb, jsonb)'::regprocedure;

rollback;
