-- Verify ontour:schema/core/fx_rates on pg

begin;

select currency, rate_on, rate, source
from core.fx_rates
where false;

rollback;
