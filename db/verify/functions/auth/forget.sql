-- Verify ontour:functions/auth/forget on pg

begin;

select 'auth.forget(uuid, text[])'::regprocedure;

rollback;
