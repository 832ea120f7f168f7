-- Revert ontour:functions/tour/keep_rate_totals from pg

begin;

drop trigger _500_keep_rate_totals_on_update on api.org_fx_rates;
drop trigger _500_keep_rate_totals_on_insert on api.org_fx_rates;
drop function tour.keep_rate_totals();

commit;
