-- Verify ontour:functions/auth/reset_password on pg

begin;

select 'auth.reset_password(bytea, text, bytea)'::regprocedure;

rollback;
