-- Verify ontour:functions/auth/oauth_sign_in on pg

begin;

select 'auth.oauth_sign_in(bytea, text, bytea, text[], interval, bytea, bytea)'::regprocedure;

rollback;
