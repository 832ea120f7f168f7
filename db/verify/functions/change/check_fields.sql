-- Verify ontour:functions/change/check_fields on pg

begin;

select 'change.check_fields(text, jsonb, jsonb)'::regprocedure;

rollback;
