-- Verify ontour:functions/auth/my_devices on pg

begin;

select 'auth.my_devices()'::regprocedure;

rollback;
