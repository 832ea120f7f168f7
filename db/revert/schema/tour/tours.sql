-- Revert ontour:schema/tour/tours from pg

begin;

drop table api.tours;
delete from change.tracked_tables where table_name = 'tours';

commit;
