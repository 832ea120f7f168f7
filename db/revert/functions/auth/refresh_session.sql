-- Revert ontour:functions/auth/refresh_session from pg

begin;

drop function auth.refresh_session(bytea, bytea, bytea, interval, interval);

commit;
