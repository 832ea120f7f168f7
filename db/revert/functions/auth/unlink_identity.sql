-- Revert ontour:functions/auth/unlink_identity from pg

begin;

drop function auth.unlink_identity(uuid);

commit;
