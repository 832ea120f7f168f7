-- Verify ontour:functions/auth/open_session on pg

begin;

select 'auth.open_session(uuid, bytea, text[], interval, bytea, bytea)'::regprocedure;

rollback;
