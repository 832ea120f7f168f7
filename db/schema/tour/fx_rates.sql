-- Deploy ontour:schema/tour/fx_rates to pg
-- requires: schema/core/fx_rates

begin;

create view api.fx_rates
with (security_invoker = true)
as
select fx_rates.currency, fx_rates.rate_on, fx_rates.rate, fx_rates.source
from core.fx_rates;

comment on view api.fx_rates is
'Published exchange rates against the euro, as far as they have been loaded: read them by currency and day.';
comment on column api.fx_rates.currency is 'ISO 4217 currency.';
comment on column api.fx_rates.rate_on is 'The day on which it was published; it holds for a week at most.';
comment on column api.fx_rates.rate is 'Units of the currency for one euro.';
comment on column api.fx_rates.source is 'Who published it, in upper case: ECB.';

commit;
