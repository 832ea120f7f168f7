-- Revert ontour:functions/auth/open_oauth_flow from pg

begin;

drop function auth.open_oauth_flow(bytea, bytea);

commit;
