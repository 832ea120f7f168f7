-- Verify ontour:functions/auth/limit_rate on pg

begin;

select 'auth.limit_rate(text, text)'::regprocedure;

rollback;
