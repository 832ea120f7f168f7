-- Verify ontour:functions/auth/end_sessions on pg

begin;

select 'auth.end_sessions(uuid[])'::regprocedure;

rollback;
