-- Revert ontour:functions/auth/begin_password_change from pg

begin;

drop function auth.begin_password_change();

commit;
