-- Verify ontour:functions/change/verify_erasures on pg

begin;

select 'change.verify_erasures()'::regprocedure;

rollback;
