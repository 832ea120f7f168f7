-- Revert ontour:schema/tour/guest_lists from pg

begin;

drop trigger _200_guard_member on api.guest_lists;
drop trigger _050_attach_to_parent on api.guest_lists;
drop table api.guest_lists;
delete from change.tracked_tables where table_name = 'guest_lists';

commit;
