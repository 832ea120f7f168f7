-- Revert ontour:functions/auth/my_sessions from pg

begin;

drop function auth.my_sessions();

commit;
