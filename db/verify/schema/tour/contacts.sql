-- Verify ontour:schema/tour/contacts on pg

begin;

select id, org_id, name, company, title, email, phone, notes
from api.contacts
where false;

rollback;
