-- Verify ontour:schema/tour/checklists on pg

begin;

select id, org_id, show_id, name, is_template, notes
from api.checklists
where false;

rollback;
