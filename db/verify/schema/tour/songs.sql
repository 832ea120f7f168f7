-- Verify ontour:schema/tour/songs on pg

begin;

select id, org_id, title, artist, duration_seconds, musical_key, tempo, notes
from api.songs
where false;

rollback;
