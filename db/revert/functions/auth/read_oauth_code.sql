-- Revert ontour:functions/auth/read_oauth_code from pg

begin;

drop function auth.read_oauth_code(bytea, text, text);

commit;
