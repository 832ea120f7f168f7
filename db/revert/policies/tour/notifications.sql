-- Revert ontour:policies/tour/notifications from pg

begin;

call core.reset_access('api.notifications');

commit;
