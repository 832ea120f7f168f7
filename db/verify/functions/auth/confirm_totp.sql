-- Verify ontour:functions/auth/confirm_totp on pg

begin;

select 'auth.confirm_totp(bigint, bytea[])'::regprocedure;

rollback;
