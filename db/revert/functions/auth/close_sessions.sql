-- Revert ontour:functions/auth/close_sessions from pg

begin;

drop function auth.close_sessions(boolean);

commit;
