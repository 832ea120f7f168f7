-- Revert ontour:functions/auth/require_step_up from pg

begin;

drop function auth.require_step_up(interval);

commit;
