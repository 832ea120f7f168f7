-- Revert ontour:functions/auth/use_second_factor from pg

begin;

drop function auth.use_second_factor(uuid, bigint, bytea, bytea);

commit;
