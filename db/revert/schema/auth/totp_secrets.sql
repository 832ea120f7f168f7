-- Revert ontour:schema/auth/totp_secrets from pg

begin;

drop table auth.totp_secrets;

commit;
