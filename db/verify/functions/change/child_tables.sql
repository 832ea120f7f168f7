-- Verify ontour:functions/change/child_tables on pg

begin;

select 'change.child_tables(text)'::regprocedure;

rollback;
