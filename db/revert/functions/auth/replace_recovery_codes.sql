-- Revert ontour:functions/auth/replace_recovery_codes from pg

begin;

drop function auth.replace_recovery_codes(bytea[]);

commit;
