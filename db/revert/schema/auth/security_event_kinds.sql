-- Revert ontour:schema/auth/security_event_kinds from pg

begin;

drop table auth.security_event_kinds;

commit;
