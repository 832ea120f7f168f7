-- Revert ontour:schema/auth/known_devices from pg

begin;

drop table auth.known_devices;

commit;
