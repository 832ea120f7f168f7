-- Revert ontour:functions/auth/export_account from pg

begin;

drop function auth.export_account(integer, integer);

commit;
