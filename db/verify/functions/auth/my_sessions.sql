-- Verify ontour:functions/auth/my_sessions on pg

begin;

select 'auth.my_sessions()'::regprocedure;

rollback;
