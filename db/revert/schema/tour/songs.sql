-- Revert ontour:schema/tour/songs from pg

begin;

drop table api.songs;
delete from change.tracked_tables where table_name = 'songs';

commit;
