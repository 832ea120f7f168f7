-- Revert ontour:functions/auth/my_invitations from pg

begin;

drop function api.my_invitations();

commit;
