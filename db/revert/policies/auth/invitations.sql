-- Revert ontour:policies/auth/invitations from pg

begin;

call core.reset_access('api.invitations');

commit;
