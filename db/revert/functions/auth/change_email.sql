-- Revert ontour:functions/auth/change_email from pg

begin;

drop function auth.change_email(text);

commit;
