-- Verify ontour:functions/auth/find_login on pg

begin;

select 'auth.find_login(text)'::regprocedure;

rollback;
