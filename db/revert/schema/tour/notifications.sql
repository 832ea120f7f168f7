-- Revert ontour:schema/tour/notifications from pg

begin;

drop table api.notifications;
delete from change.tracked_tables where table_name = 'notifications';

commit;
