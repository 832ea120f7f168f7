-- Revert ontour:functions/auth/name_session from pg

begin;

drop function auth.name_session(uuid, text);

commit;
