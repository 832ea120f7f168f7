-- Verify ontour:functions/change/verify_history on pg

begin;

select 'change.verify_history()'::regprocedure;

rollback;
