-- Revert ontour:functions/auth/revoke_sessions from pg

begin;

drop trigger _500_revoke_sessions on api.users;
drop function auth.revoke_sessions();

commit;
