-- Revert ontour:schema/change/tracked_tables from pg

begin;

drop table change.tracked_tables;

commit;
