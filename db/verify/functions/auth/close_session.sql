-- Verify ontour:functions/auth/close_session on pg

begin;

select 'auth.close_session(uuid)'::regprocedure;

rollback;
