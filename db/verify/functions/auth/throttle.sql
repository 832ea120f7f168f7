-- Verify ontour:functions/auth/throttle on pg

begin;

select 'auth.throttle(text, text)'::regprocedure;

rollback;
