-- Revert ontour:functions/core/guard_memberships from pg

begin;

drop trigger _200_guard_memberships on api.memberships;
drop function core.guard_memberships();

commit;
