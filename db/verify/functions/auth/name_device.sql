-- Verify ontour:functions/auth/name_device on pg

begin;

select 'auth.name_device(uuid, text)'::regprocedure;

rollback;
