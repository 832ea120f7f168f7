-- Verify ontour:functions/auth/replace_recovery_codes on pg

begin;

select 'auth.replace_recovery_codes(bytea[])'::regprocedure;

rollback;
