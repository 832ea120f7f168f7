-- Revert ontour:schema/tour/holds from pg

begin;

drop table api.holds;
delete from change.tracked_tables where table_name = 'holds';

commit;
