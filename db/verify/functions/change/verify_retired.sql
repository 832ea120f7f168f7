-- Verify ontour:functions/change/verify_retired on pg

begin;

select 'change.verify_retired()'::regprocedure;

rollback;
