-- Verify ontour:functions/auth/resend_verification on pg

begin;

select 'auth.resend_verification()'::regprocedure;

rollback;
