-- Verify ontour:functions/auth/mail_invitation on pg

begin;

select 'auth.mail_invitation(api.invitations)'::regprocedure;

rollback;
