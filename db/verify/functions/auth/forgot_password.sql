-- Verify ontour:functions/auth/forgot_password on pg

begin;

select 'auth.forgot_password(text)'::regprocedure;

rollback;
