-- Verify ontour:functions/auth/begin_second_factor on pg

begin;

select 'auth.begin_second_factor(uuid, bytea)'::regprocedure;

rollback;
