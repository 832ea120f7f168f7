-- Revert ontour:functions/auth/guard_left from pg

begin;

drop trigger _200_guard_left on api.users;
drop function auth.guard_left();

commit;
