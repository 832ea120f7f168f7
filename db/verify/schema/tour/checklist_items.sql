-- Verify ontour:schema/tour/checklist_items on pg

begin;

select id, org_id, checklist_id, title, notes, owner_id, due_days, due_at, done_at, done_by, position
from api.checklist_items
where false;

rollback;
