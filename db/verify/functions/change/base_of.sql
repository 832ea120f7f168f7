-- Verify ontour:functions/change/base_of on pg

begin;

select 'change.base_of(change.operation)'::regprocedure;

rollback;
