-- Verify ontour:functions/change/retire_month on pg

begin;

select 'change.retire_month(text)'::regprocedure;

rollback;
