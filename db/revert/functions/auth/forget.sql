-- Revert ontour:functions/auth/forget from pg

begin;

drop function auth.forget(uuid, text[]);

commit;
