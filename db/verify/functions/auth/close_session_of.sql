-- Verify ontour:functions/auth/close_session_of on pg

begin;

select 'auth.close_session_of(bytea)'::regprocedure;

rollback;
