-- Verify ontour:functions/auth/add_identity on pg

begin;

select 'auth.add_identity(uuid, jsonb)'::regprocedure;

rollback;
