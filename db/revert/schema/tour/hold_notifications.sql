-- Revert ontour:schema/tour/hold_notifications from pg

begin;

delete from api.notification_kinds
where kind = 'hold';

commit;
