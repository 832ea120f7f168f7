-- Revert ontour:functions/auth/resend_verification from pg

begin;

drop function auth.resend_verification();

commit;
