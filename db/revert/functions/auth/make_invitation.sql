-- Revert ontour:functions/auth/make_invitation from pg

begin;

drop function auth.make_invitation(api.invitations, interval);

commit;
