-- Verify ontour:functions/auth/open_oauth_flow on pg

begin;

select 'auth.open_oauth_flow(bytea, bytea)'::regprocedure;

rollback;
