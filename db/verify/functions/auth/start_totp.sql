-- Verify ontour:functions/auth/start_totp on pg

begin;

select 'auth.start_totp(bytea)'::regprocedure;

rollback;
