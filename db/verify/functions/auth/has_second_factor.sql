-- Verify ontour:functions/auth/has_second_factor on pg

begin;

select 'auth.has_second_factor(uuid)'::regprocedure;

rollback;
