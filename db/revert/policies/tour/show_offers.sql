-- Revert ontour:policies/tour/show_offers from pg

begin;

call core.reset_access('api.show_offers');

commit;
