-- Verify ontour:functions/auth/unlink_identity on pg

begin;

select 'auth.unlink_identity(uuid)'::regprocedure;

rollback;
