-- Verify ontour:functions/change/verify_rows on pg

begin;

select 'change.verify_rows()'::regprocedure;

rollback;
