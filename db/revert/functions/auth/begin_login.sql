-- Revert ontour:functions/auth/begin_login from pg

begin;

drop function auth.begin_login(text, bytea);

commit;
