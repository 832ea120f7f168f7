-- Revert ontour:functions/auth/started_totp from pg

begin;

drop function auth.started_totp();

commit;
