-- Revert ontour:functions/auth/schema_version from pg

begin;

drop function auth.schema_version();

commit;
