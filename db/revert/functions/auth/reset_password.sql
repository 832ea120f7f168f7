-- Revert ontour:functions/auth/reset_password from pg

begin;

drop function auth.reset_password(bytea, text, bytea);

commit;
