-- Verify ontour:functions/auth/mail_verification on pg

begin;

select 'auth.mail_verification(uuid, text, uuid)'::regprocedure;

rollback;
