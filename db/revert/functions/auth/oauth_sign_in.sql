-- Revert ontour:functions/auth/oauth_sign_in from pg

begin;

drop function auth.oauth_sign_in(bytea, text, text[], bytea, interval, bytea, bytea);

commit;
