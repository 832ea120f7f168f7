-- Revert ontour:functions/auth/begin_step_up from pg

begin;

drop function auth.begin_step_up();

commit;
