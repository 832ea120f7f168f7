-- Verify ontour:functions/change/read_operations on pg

begin;

select 'change.read_operations(json, text, boolean)'::regprocedure;

rollback;
