-- Verify ontour:functions/auth/pin_login on pg

begin;

select 'auth.pin_login(uuid, timestamptz, bytea, interval, bytea, bytea)'::regprocedure;

rollback;
