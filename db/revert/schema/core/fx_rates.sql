-- Revert ontour:schema/core/fx_rates from pg

begin;

drop table core.fx_rates;

commit;
