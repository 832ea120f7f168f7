-- Revert ontour:policies/tour/set_lists from pg

begin;

call core.reset_access('api.set_lists');

commit;
