-- Verify ontour:functions/auth/link_identity on pg

begin;

select 'auth.link_identity(bytea, text)'::regprocedure;

rollback;
