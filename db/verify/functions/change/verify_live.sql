-- Verify ontour:functions/change/verify_live on pg

begin;

select 'change.verify_live()'::regprocedure;

rollback;
