-- Revert ontour:functions/auth/revoked_among from pg

begin;

drop function auth.revoked_among(uuid[]);

commit;
