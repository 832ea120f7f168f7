-- Verify ontour:functions/change/apply_update on pg

begin;

select 'change.apply_update(change.operation, jsonb)'::regprocedure;

rollback;
