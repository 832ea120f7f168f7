-- Verify ontour:schema/tour/shows on pg

begin;

select
    id, org_id, tour_id, venue_id, name, show_on, status,
    city, country, time_zone, expected_attendance, actual_attendance, notes, external_id, announce_at
from api.shows
where false;

rollback;
