-- Verify ontour:functions/auth/change_email on pg

begin;

select 'auth.change_email(text)'::regprocedure;

rollback;
