-- Revert ontour:functions/auth/export_rows from pg

begin;

drop function auth.export_rows(uuid, text[], integer, integer);

commit;
