-- Verify ontour:schema/tour/venue_contacts on pg

begin;

select id, org_id, venue_id, contact_id, role
from api.venue_contacts
where false;

rollback;
