-- Verify ontour:functions/change/is_latest on pg

begin;

select 'change.is_latest(change.operation, text)'::regprocedure;

rollback;
