-- Revert ontour:functions/auth/credentials from pg

begin;

drop function auth.credentials();

commit;
