-- Revert ontour:functions/auth/verify_email from pg

begin;

drop function auth.verify_email(bytea);

commit;
