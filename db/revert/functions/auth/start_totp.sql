-- Revert ontour:functions/auth/start_totp from pg

begin;

drop function auth.start_totp(bytea);

commit;
