-- Verify ontour:functions/auth/unthrottle on pg

begin;

select 'auth.unthrottle(text, text)'::regprocedure;

rollback;
