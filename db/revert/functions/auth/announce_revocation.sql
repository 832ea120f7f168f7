-- Revert ontour:functions/auth/announce_revocation from pg

begin;

drop trigger _900_announce_revocation_on_delete on auth.sessions;
drop trigger _900_announce_revocation_on_update on auth.sessions;
drop function auth.announce_revocation();

commit;
