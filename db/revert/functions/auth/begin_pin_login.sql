-- Revert ontour:functions/auth/begin_pin_login from pg

begin;

drop function auth.begin_pin_login(text, bytea);

commit;
