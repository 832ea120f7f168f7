-- Verify ontour:functions/change/context on pg

begin;

select 'change.context()'::regprocedure;

rollback;
