-- Verify ontour:functions/change/write_fields on pg

begin;

select 'change.write_fields(text, uuid, jsonb)'::regprocedure;

rollback;
