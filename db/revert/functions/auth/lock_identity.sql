-- Revert ontour:functions/auth/lock_identity from pg

begin;

drop function auth.lock_identity(jsonb);

commit;
