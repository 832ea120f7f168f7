-- Revert ontour:functions/auth/confirm_totp from pg

begin;

drop function auth.confirm_totp(bigint, bytea[]);

commit;
