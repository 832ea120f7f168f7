-- Verify ontour:functions/auth/guard_credentials on pg

begin;

select 'auth.guard_credentials()'::regprocedure;

rollback;
