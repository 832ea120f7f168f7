-- Revert ontour:functions/auth/prune_sessions from pg

begin;

drop function auth.prune_sessions();

commit;
