-- Verify ontour:functions/auth/remove_totp on pg

begin;

select 'auth.remove_totp()'::regprocedure;

rollback;
