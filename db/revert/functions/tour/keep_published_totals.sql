-- Revert ontour:functions/tour/keep_published_totals from pg

begin;

drop trigger _500_keep_published_totals_on_delete on core.fx_rates;
drop trigger _500_keep_published_totals_on_update on core.fx_rates;
drop trigger _500_keep_published_totals_on_insert on core.fx_rates;
drop function tour.keep_published_totals();

commit;
