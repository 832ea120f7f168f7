-- Verify ontour:functions/auth/strengthen_session on pg

begin;

select 'auth.strengthen_session(text[])'::regprocedure;

rollback;
