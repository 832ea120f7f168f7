-- Revert ontour:schema/auth/invitation_links from pg

begin;

drop table auth.invitation_links;

commit;
