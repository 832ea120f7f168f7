-- Revert ontour:schema/tour/fx_rates from pg

begin;

drop view api.fx_rates;

commit;
