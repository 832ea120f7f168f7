-- Revert ontour:functions/auth/open_session from pg

begin;

drop function auth.open_session(uuid, bytea, text[], interval, bytea, bytea);

commit;
