-- Revert ontour:functions/auth/me from pg

begin;

drop function auth.me();

commit;
