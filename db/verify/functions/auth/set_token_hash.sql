-- Verify ontour:functions/auth/set_token_hash on pg

begin;

select 'auth.set_token_hash(uuid, bytea)'::regprocedure;

rollback;
