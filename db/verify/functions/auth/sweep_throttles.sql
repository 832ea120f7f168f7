-- Verify ontour:functions/auth/sweep_throttles on pg

begin;

select 'auth.sweep_throttles()'::regprocedure;

rollback;
