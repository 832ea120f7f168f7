-- Revert ontour:schema/auth/throttles from pg

begin;

drop table auth.throttles;

commit;
