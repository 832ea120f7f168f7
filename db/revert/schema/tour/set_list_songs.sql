-- Revert ontour:schema/tour/set_list_songs from pg

begin;

drop trigger _060_place_last on api.set_list_songs;
drop trigger _050_attach_to_parent on api.set_list_songs;
drop table api.set_list_songs;
delete from change.tracked_tables where table_name = 'set_list_songs';

commit;
