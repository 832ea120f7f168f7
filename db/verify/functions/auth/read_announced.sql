-- Verify ontour:functions/auth/read_announced on pg

begin;

select 'auth.read_announced(uuid, text)'::regprocedure;

rollback;
