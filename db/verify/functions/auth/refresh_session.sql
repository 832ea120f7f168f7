-- Verify ontour:functions/auth/refresh_session on pg

begin;

select 'auth.refresh_session(bytea, bytea, interval, interval)'::regprocedure;

rollback;
