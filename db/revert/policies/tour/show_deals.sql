-- Revert ontour:policies/tour/show_deals from pg

begin;

call core.reset_access('api.show_deals');

commit;
