-- Revert ontour:schema/tour/day_sheet_views from pg

begin;

drop table tour.seen_versions;
drop table api.day_sheet_views;
delete from change.tracked_tables where table_name = 'day_sheet_views';

commit;
