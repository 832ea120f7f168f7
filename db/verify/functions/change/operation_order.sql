-- Verify ontour:functions/change/operation_order on pg

begin;

select 'change.operation_order(change.operation[])'::regprocedure;

rollback;
