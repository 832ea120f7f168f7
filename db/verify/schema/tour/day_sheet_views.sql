-- Verify ontour:schema/tour/day_sheet_views on pg

begin;

select id, org_id, user_id, tour_id, day_on, seen_at, topics
from api.day_sheet_views
where false;

select view_id, versions
from tour.seen_versions
where false;

rollback;
