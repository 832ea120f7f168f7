-- Verify ontour:schema/tour/set_list_songs on pg

begin;

select id, org_id, set_list_id, song_id, title, notes, position
from api.set_list_songs
where false;

rollback;
