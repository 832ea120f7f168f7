-- Verify ontour:functions/auth/is_email on pg

begin;

select 'auth.is_email(text)'::regprocedure;

rollback;
