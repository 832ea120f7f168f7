-- Revert ontour:functions/auth/sweep_throttles from pg

begin;

drop function auth.sweep_throttles();

commit;
