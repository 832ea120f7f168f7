-- Verify ontour:functions/auth/begin_registration on pg

begin;

select 'auth.begin_registration()'::regprocedure;

rollback;
