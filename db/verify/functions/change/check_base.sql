-- Verify ontour:functions/change/check_base on pg

begin;

select 'change.check_base(change.operation, integer)'::regprocedure;

rollback;
