-- Revert ontour:schema/tour/personal_data_advancing from pg

begin;

delete from core.personal_data
where relation in (
    'api.notifications',
    'api.comments',
    'api.guest_lists',
    'api.guests',
    'api.checklist_items'
);

commit;
