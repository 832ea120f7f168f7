-- Revert ontour:schema/auth/identities from pg

begin;

drop table auth.identities;

commit;
