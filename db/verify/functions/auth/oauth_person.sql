-- Verify ontour:functions/auth/oauth_person on pg

begin;

select 'auth.oauth_person(bytea, text)'::regprocedure;

rollback;
