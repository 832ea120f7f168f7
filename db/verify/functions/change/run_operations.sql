-- Verify ontour:functions/change/run_operations on pg

begin;

select 'change.run_operations(json, text, boolean)'::regprocedure;

rollback;
