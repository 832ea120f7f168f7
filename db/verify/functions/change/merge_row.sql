-- Verify ontour:functions/change/merge_row on pg

begin;

select 'change.merge_row(change.operation, jsonb, jsonb, jsonb)'::regprocedure;

rollback;
