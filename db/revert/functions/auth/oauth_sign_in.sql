-- Revert ontour:functions/auth/oauth_sign_in from pg

begin;

drop function auth.oauth_sign_in(bytea, text, bytea, text[], interval, bytea, bytea);

commit;
