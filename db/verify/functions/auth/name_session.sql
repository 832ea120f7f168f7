-- Verify ontour:functions/auth/name_session on pg

begin;

select 'auth.name_session(uuid, text)'::regprocedure;

rollback;
