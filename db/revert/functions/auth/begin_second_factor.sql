-- Revert ontour:functions/auth/begin_second_factor from pg

begin;

drop function auth.begin_second_factor(uuid, bytea);

commit;
