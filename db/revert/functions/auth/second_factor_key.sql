-- Revert ontour:functions/auth/second_factor_key from pg

begin;

drop function auth.second_factor_key(uuid, bytea);

commit;
