-- Revert ontour:functions/auth/make_token from pg

begin;

drop function auth.make_token(text, uuid, text, interval, jsonb);

commit;
