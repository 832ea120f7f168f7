-- Revert ontour:schema/core/memberships from pg

begin;

drop table api.memberships;
delete from change.tracked_tables where table_name = 'memberships';

commit;
