-- Revert ontour:policies/tour/show_costs from pg

begin;

call core.reset_access('api.show_costs');

commit;
