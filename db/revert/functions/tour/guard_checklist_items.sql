-- Revert ontour:functions/tour/guard_checklist_items from pg

begin;

drop trigger _200_guard_checklist_items on api.checklist_items;
drop function tour.guard_checklist_items();

commit;
