-- Verify ontour:schema/tour/itinerary_items on pg

begin;

select
    id, org_id, tour_id, show_id, kind, title, status, starts_on, starts_time, is_late, ends_on,
    ends_time, time_zone, ends_time_zone, place, ends_place, latitude, longitude, details, visibility,
    party_group_id, owner_id, topics, day_on, until_on
from api.itinerary_items
where false;

rollback;
