-- Verify ontour:functions/auth/use_token on pg

begin;

select 'auth.use_token(text, bytea)'::regprocedure;

rollback;
