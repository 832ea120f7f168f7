-- Revert ontour:schema/auth/calendar_links from pg

begin;

drop table auth.calendar_links;

commit;
