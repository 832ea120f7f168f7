-- Verify ontour:functions/auth/use_second_factor on pg

begin;

select 'auth.use_second_factor(uuid, bigint, bytea, bytea)'::regprocedure;

rollback;
