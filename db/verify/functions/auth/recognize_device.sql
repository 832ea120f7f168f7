-- Verify ontour:functions/auth/recognize_device on pg

begin;

select 'auth.recognize_device(uuid, bytea, bytea)'::regprocedure;

rollback;
