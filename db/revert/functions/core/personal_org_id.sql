-- Revert ontour:functions/core/personal_org_id from pg

begin;

drop function core.personal_org_id();

commit;
