-- Revert ontour:functions/auth/guard_roles from pg

begin;

drop trigger _300_guard_roles on api.memberships;
drop function auth.guard_roles();

commit;
