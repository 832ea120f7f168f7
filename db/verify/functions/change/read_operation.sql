-- Verify ontour:functions/change/read_operation on pg

begin;

select 'change.read_operation(jsonb, text)'::regprocedure;

rollback;
