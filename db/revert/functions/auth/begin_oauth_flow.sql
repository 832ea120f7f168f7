-- Revert ontour:functions/auth/begin_oauth_flow from pg

begin;

drop function auth.begin_oauth_flow(bytea, text, text, text, bytea, text);

commit;
