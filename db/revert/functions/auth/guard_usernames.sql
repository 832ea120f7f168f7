-- Revert ontour:functions/auth/guard_usernames from pg

begin;

drop trigger _200_guard_usernames on api.users;
drop function auth.guard_usernames();

commit;
