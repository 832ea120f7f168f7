-- Revert ontour:functions/auth/delete_account from pg

begin;

drop function auth.delete_account();

commit;
