-- Verify ontour:functions/auth/announce_revocation on pg

begin;

select 'auth.announce_revocation()'::regprocedure;

rollback;
