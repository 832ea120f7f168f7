-- Revert ontour:functions/auth/oauth_person from pg

begin;

drop function auth.oauth_person(bytea, text);

commit;
