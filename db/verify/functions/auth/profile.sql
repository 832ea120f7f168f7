-- Verify ontour:functions/auth/profile on pg

begin;

select 'auth.profile(uuid)'::regprocedure;

rollback;
