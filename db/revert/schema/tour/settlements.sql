-- Revert ontour:schema/tour/settlements from pg

begin;

drop table api.settlements;
delete from change.tracked_tables where table_name = 'settlements';

commit;
