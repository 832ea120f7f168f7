-- Revert ontour:functions/auth/find_login from pg

begin;

drop function auth.find_login(text);

commit;
