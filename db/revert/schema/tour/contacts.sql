-- Revert ontour:schema/tour/contacts from pg

begin;

drop table api.contacts;
delete from change.tracked_tables where table_name = 'contacts';

commit;
