-- Revert ontour:functions/auth/forgot_password from pg

begin;

drop function auth.forgot_password(text);

commit;
