-- Revert ontour:functions/auth/guard_organizations from pg

begin;

drop trigger _200_guard_organizations on api.organizations;
drop function auth.guard_organizations();

commit;
