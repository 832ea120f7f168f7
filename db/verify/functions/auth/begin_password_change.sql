-- Verify ontour:functions/auth/begin_password_change on pg

begin;

select 'auth.begin_password_change()'::regprocedure;

rollback;
