-- Revert ontour:policies/tour/checklist_items from pg

begin;

call core.reset_access('api.checklist_items');

commit;
