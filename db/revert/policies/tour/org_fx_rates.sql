-- Revert ontour:policies/tour/org_fx_rates from pg

begin;

call core.reset_access('api.org_fx_rates');

commit;
