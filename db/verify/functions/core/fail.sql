-- Verify ontour:functions/core/fail on pg

begin;

select 'core.fail(text, text, text, text)'::regprocedure;

rollback;
