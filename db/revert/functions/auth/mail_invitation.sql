-- Revert ontour:functions/auth/mail_invitation from pg

begin;

drop function auth.mail_invitation(api.invitations);

commit;
