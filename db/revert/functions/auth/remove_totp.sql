-- Revert ontour:functions/auth/remove_totp from pg

begin;

drop function auth.remove_totp();

commit;
