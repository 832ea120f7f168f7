-- Verify ontour:functions/auth/begin_login on pg

begin;

select 'auth.begin_login(text, bytea)'::regprocedure;

rollback;
