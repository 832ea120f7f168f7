-- Revert ontour:functions/auth/begin_password_reset from pg

begin;

drop function auth.begin_password_reset(bytea);

commit;
