-- Verify ontour:functions/auth/keep_recovery_codes on pg

begin;

select 'auth.keep_recovery_codes(uuid, bytea[])'::regprocedure;

rollback;
