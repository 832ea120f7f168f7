-- Revert ontour:functions/auth/close_session_of from pg

begin;

drop function auth.close_session_of(bytea);

commit;
