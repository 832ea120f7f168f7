-- Revert ontour:functions/auth/is_email from pg

begin;

drop function auth.is_email(text);

commit;
