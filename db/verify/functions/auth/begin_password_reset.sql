-- Verify ontour:functions/auth/begin_password_reset on pg

begin;

select 'auth.begin_password_reset(bytea)'::regprocedure;

rollback;
