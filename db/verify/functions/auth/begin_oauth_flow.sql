-- Verify ontour:functions/auth/begin_oauth_flow on pg

begin;

select 'auth.begin_oauth_flow(bytea, text, text, text, bytea, text)'::regprocedure;

rollback;
