-- Revert ontour:schema/tour/notification_kinds from pg

begin;

drop table api.notification_kinds;

commit;
