-- Verify ontour:functions/change/tracked on pg

begin;

select 'change.tracked()'::regprocedure;

rollback;
