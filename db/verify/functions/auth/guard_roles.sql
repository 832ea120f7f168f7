-- Verify ontour:functions/auth/guard_roles on pg

begin;

select 'auth.guard_roles()'::regprocedure;

rollback;
