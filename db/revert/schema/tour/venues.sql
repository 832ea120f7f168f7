-- Revert ontour:schema/tour/venues from pg

begin;

drop trigger _200_guard_codes on api.venues;
drop table api.venues;
delete from change.tracked_tables where table_name = 'venues';

commit;
