-- Revert ontour:functions/auth/use_token from pg

begin;

drop function auth.use_token(text, bytea);

commit;
