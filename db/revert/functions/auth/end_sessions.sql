-- Revert ontour:functions/auth/end_sessions from pg

begin;

drop function auth.end_sessions(uuid[]);

commit;
