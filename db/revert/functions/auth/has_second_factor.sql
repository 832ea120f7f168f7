-- Revert ontour:functions/auth/has_second_factor from pg

begin;

drop function auth.has_second_factor(uuid);

commit;
