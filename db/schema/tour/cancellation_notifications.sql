-- Deploy ontour:schema/tour/cancellation_notifications to pg
-- requires: schema/tour/notification_kinds

begin;

insert into api.notification_kinds (kind, purpose) values
('show_cancelled', 'A show that you see is cancelled.');

commit;
