-- Verify ontour:functions/auth/forget_device on pg

begin;

select 'auth.forget_device(uuid)'::regprocedure;

rollback;
