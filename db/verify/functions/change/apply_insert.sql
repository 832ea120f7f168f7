-- Verify ontour:functions/change/apply_insert on pg

begin;

select 'change.apply_insert(change.operation, jsonb)'::regprocedure;

rollback;
