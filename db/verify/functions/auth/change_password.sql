-- Verify ontour:functions/auth/change_password on pg

begin;

select 'auth.change_password(text, timestamptz)'::regprocedure;

rollback;
