-- Verify ontour:functions/auth/me on pg

begin;

select 'auth.me()'::regprocedure;

rollback;
