-- Verify ontour:functions/auth/delete_account on pg

begin;

select 'auth.delete_account()'::regprocedure;

rollback;
