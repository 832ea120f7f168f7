-- Revert ontour:functions/core/guard_codes from pg

begin;

drop trigger _200_guard_codes on api.organizations;
drop trigger _200_guard_codes on api.users;
drop function core.guard_codes();

commit;
