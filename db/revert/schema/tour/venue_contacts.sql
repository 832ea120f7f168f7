-- Revert ontour:schema/tour/venue_contacts from pg

begin;

drop trigger _050_attach_to_parent on api.venue_contacts;
drop table api.venue_contacts;
delete from change.tracked_tables where table_name = 'venue_contacts';

commit;
