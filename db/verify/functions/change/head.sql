-- Verify ontour:functions/change/head on pg

begin;

select 'change.head()'::regprocedure;

rollback;
