-- Revert ontour:functions/auth/create_invitation_link from pg

begin;

drop function api.create_invitation_link(uuid, text, interval, integer);

commit;
