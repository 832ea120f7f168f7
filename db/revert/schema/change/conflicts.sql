-- Revert ontour:schema/change/conflicts from pg

begin;

drop table api.conflicts;
delete from change.tracked_tables where table_name = 'conflicts';

commit;
