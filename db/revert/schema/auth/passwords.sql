-- Revert ontour:schema/auth/passwords from pg

begin;

drop table auth.passwords;

commit;
