-- Revert ontour:schema/auth/pins from pg

begin;

drop table auth.pins;

commit;
