-- Revert ontour:functions/auth/begin_registration from pg

begin;

drop function auth.begin_registration();

commit;
