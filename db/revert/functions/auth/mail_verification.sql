-- Revert ontour:functions/auth/mail_verification from pg

begin;

drop function auth.mail_verification(uuid, text, uuid);

commit;
