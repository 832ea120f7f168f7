-- Verify ontour:functions/auth/describe_session on pg

begin;

select 'auth.describe_session(auth.sessions)'::regprocedure;

rollback;
