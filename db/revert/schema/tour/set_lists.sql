-- Revert ontour:schema/tour/set_lists from pg

begin;

drop trigger _050_attach_to_parent on api.set_lists;
drop table api.set_lists;
delete from change.tracked_tables where table_name = 'set_lists';

commit;
