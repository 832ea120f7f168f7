-- Revert ontour:functions/auth/change_password from pg

begin;

drop function auth.change_password(text, timestamptz);

commit;
