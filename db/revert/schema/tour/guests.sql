-- Revert ontour:schema/tour/guests from pg

begin;

drop trigger _050_attach_to_parent on api.guests;
drop table api.guests;
delete from change.tracked_tables where table_name = 'guests';

commit;
