-- Revert ontour:schema/auth/recovery_codes from pg

begin;

drop table auth.recovery_codes;

commit;
