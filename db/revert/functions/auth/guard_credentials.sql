-- Revert ontour:functions/auth/guard_credentials from pg

begin;

drop trigger _200_guard_credentials on auth.passwords;
drop trigger _200_guard_credentials on auth.identities;
drop function auth.guard_credentials();

commit;
