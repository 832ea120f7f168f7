-- Verify ontour:functions/change/apply_delete on pg

begin;

select 'change.apply_delete(change.operation, jsonb)'::regprocedure;

rollback;
