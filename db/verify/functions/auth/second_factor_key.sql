-- Verify ontour:functions/auth/second_factor_key on pg

begin;

select 'auth.second_factor_key(uuid, bytea)'::regprocedure;

rollback;
