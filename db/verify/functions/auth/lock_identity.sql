-- Verify ontour:functions/auth/lock_identity on pg

begin;

select 'auth.lock_identity(jsonb)'::regprocedure;

rollback;
