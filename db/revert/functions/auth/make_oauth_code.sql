-- Revert ontour:functions/auth/make_oauth_code from pg

begin;

drop function auth.make_oauth_code(bytea, bytea, jsonb);

commit;
