-- Verify ontour:functions/auth/verify_email on pg

begin;

select 'auth.verify_email(bytea)'::regprocedure;

rollback;
