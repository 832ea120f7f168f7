-- Verify ontour:functions/auth/revoked_among on pg

begin;

select 'auth.revoked_among(uuid[])'::regprocedure;

rollback;
