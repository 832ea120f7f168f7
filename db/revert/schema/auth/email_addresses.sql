-- Revert ontour:schema/auth/email_addresses from pg

begin;

drop table auth.email_addresses;

commit;
