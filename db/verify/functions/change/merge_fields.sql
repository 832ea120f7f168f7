-- Verify ontour:functions/change/merge_fields on pg

begin;

select 'change.merge_fields(change.operation, jsonb, jsonb, jsonb)'::regprocedure;

rollback;
