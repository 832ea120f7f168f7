-- Revert ontour:functions/auth/link_identity from pg

begin;

drop function auth.link_identity(bytea, text);

commit;
