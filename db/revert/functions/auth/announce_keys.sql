-- Revert ontour:functions/auth/announce_keys from pg

begin;

drop function auth.announce_keys();

commit;
