-- Verify ontour:functions/auth/read_oauth_code on pg

begin;

select 'auth.read_oauth_code(bytea, text, text)'::regprocedure;

rollback;
