-- Revert ontour:functions/auth/pin_login from pg

begin;

drop function auth.pin_login(uuid, timestamptz, bytea, interval, bytea, bytea);

commit;
