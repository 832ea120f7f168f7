-- Verify ontour:schema/tour/notification_kinds on pg

begin;

select kind, purpose
from api.notification_kinds
where false;

rollback;
