-- Verify ontour:functions/auth/credentials on pg

begin;

select 'auth.credentials()'::regprocedure;

rollback;
