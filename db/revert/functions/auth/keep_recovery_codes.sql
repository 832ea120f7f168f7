-- Revert ontour:functions/auth/keep_recovery_codes from pg

begin;

drop function auth.keep_recovery_codes(uuid, bytea[]);

commit;
