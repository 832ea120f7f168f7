-- Verify ontour:schema/tour/show_contacts on pg

begin;

select id, org_id, show_id, contact_id, role
from api.show_contacts
where false;

rollback;
