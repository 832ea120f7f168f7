-- Revert ontour:policies/tour/guest_lists from pg

begin;

call core.reset_access('api.guest_lists');

commit;
