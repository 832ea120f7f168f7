-- Verify ontour:functions/auth/register on pg

begin;

select 'auth.register(text, text, text, bytea, interval, bytea, bytea)'::regprocedure;

rollback;
