-- Revert ontour:schema/tour/checklist_items from pg

begin;

drop trigger _200_guard_member on api.checklist_items;
drop trigger _060_place_last on api.checklist_items;
drop trigger _050_attach_to_parent on api.checklist_items;
drop table api.checklist_items;
delete from change.tracked_tables where table_name = 'checklist_items';

commit;
