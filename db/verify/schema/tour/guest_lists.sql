-- Verify ontour:schema/tour/guest_lists on pg

begin;

select id, org_id, show_id, name, holder_id, allotment, cutoff_at, closed_at, notes
from api.guest_lists
where false;

rollback;
