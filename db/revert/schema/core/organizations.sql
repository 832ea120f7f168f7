-- Revert ontour:schema/core/organizations from pg

begin;

drop table api.organizations;
delete from change.tracked_tables where table_name = 'organizations';

commit;
