-- Revert ontour:policies/tour/notification_kinds from pg

begin;

call core.reset_access('api.notification_kinds');

commit;
