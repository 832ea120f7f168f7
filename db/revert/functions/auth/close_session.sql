-- Revert ontour:functions/auth/close_session from pg

begin;

drop function auth.close_session(uuid);

commit;
