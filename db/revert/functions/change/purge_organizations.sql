-- Revert ontour:functions/change/purge_organizations from pg

begin;

drop function change.purge_organizations(uuid[], integer);

commit;
