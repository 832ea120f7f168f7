-- Verify ontour:functions/auth/close_sessions on pg

begin;

select 'auth.close_sessions(boolean)'::regprocedure;

rollback;
