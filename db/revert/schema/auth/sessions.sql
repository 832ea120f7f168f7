-- Revert ontour:schema/auth/sessions from pg

begin;

drop table auth.sessions;

commit;
