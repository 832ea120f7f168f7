-- Verify ontour:functions/auth/schema_version on pg

begin;

select 'auth.schema_version()'::regprocedure;

rollback;
