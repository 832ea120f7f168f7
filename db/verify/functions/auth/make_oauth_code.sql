-- Verify ontour:functions/auth/make_oauth_code on pg

begin;

select 'auth.make_oauth_code(bytea, bytea, jsonb)'::regprocedure;

rollback;
