-- Verify ontour:functions/auth/announce_keys on pg

begin;

select 'auth.announce_keys()'::regprocedure;

rollback;
