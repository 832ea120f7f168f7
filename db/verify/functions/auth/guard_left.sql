-- Verify ontour:functions/auth/guard_left on pg

begin;

select 'auth.guard_left()'::regprocedure;

rollback;
