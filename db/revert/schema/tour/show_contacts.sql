-- Revert ontour:schema/tour/show_contacts from pg

begin;

drop trigger _050_attach_to_parent on api.show_contacts;
drop table api.show_contacts;
delete from change.tracked_tables where table_name = 'show_contacts';

commit;
