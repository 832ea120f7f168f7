-- Revert ontour:policies/core/fx_rates from pg

begin;

call core.reset_access('core.fx_rates');

commit;
