-- Deploy ontour:schema/tour/hold_notifications to pg
-- requires: schema/tour/notification_kinds

begin;

insert into api.notification_kinds (kind, purpose) values
('hold', 'A hold of yours is first in line, is challenged, has lapsed, or another one is confirmed.');

commit;
