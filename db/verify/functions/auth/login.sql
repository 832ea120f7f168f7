-- Verify ontour:functions/auth/login on pg

begin;

select 'auth.login(uuid, timestamptz, text[], bytea, interval, bytea, bytea, text)'::regprocedure;

rollback;
