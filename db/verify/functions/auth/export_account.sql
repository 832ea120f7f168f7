-- Verify ontour:functions/auth/export_account on pg

begin;

select 'auth.export_account(integer, integer)'::regprocedure;

rollback;
