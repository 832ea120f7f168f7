-- Verify ontour:functions/auth/refresh_session on pg

begin;

select 'auth.refresh_session(bytea, bytea, bytea, interval, interval)'::regprocedure;

rollback;
