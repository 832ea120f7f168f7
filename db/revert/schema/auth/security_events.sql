-- Revert ontour:schema/auth/security_events from pg

begin;

drop table auth.security_events;

commit;
