-- Revert ontour:functions/auth/login from pg

begin;

drop function auth.login(uuid, timestamptz, text[], bytea, interval, bytea, bytea, text);

commit;
