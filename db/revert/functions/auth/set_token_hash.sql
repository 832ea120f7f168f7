-- Revert ontour:functions/auth/set_token_hash from pg

begin;

drop function auth.set_token_hash(uuid, bytea);

commit;
