-- Revert ontour:schema/tour/shows from pg

begin;

drop trigger _200_guard_codes on api.shows;
drop table api.shows;
delete from change.tracked_tables where table_name = 'shows';

commit;
