-- Revert ontour:schema/tour/cancellation_notifications from pg

begin;

delete from api.notification_kinds
where kind = 'show_cancelled';

commit;
