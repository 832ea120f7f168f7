-- Revert ontour:functions/auth/profile from pg

begin;

drop function auth.profile(uuid);

commit;
