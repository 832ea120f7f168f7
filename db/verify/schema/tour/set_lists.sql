-- Verify ontour:schema/tour/set_lists on pg

begin;

select id, org_id, show_id, name, notes
from api.set_lists
where false;

rollback;
