-- Verify ontour:functions/auth/started_totp on pg

begin;

select 'auth.started_totp()'::regprocedure;

rollback;
