-- Verify ontour:functions/auth/make_token on pg

begin;

select 'auth.make_token(text, uuid, text, interval, jsonb)'::regprocedure;

rollback;
