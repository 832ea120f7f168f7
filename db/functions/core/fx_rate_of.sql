-- Deploy ontour:functions/core/fx_rate_of to pg
-- requires: schema/core/fx_rates

-- A set of one row, so that queries inline it into a join. Banks publish no rate at weekends and holidays;
-- the last one holds, but not for longer than a week.

begin;

create or replace function core.fx_rate_of(currency text, on_date date)
returns table (rate numeric)
language sql
stable
parallel safe
begin atomic
    select coalesce(
        case when currencies.code = 'EUR' then 1 end,
        case when currencies.euro_since <= fx_rate_of.on_date then currencies.euro_rate end,
        (
            select fx_rates.rate
            from core.fx_rates as fx_rates
            where fx_rates.currency = currencies.code
                and fx_rates.rate_on between fx_rate_of.on_date - 7 and fx_rate_of.on_date
            order by fx_rates.rate_on desc, fx_rates.source
            limit 1
        )
    )
    from api.currencies as currencies
    where currencies.code = fx_rate_of.currency;
end;

comment on function core.fx_rate_of(text, date) is
'Units of the currency for one euro on that day, in one row; null if there is no rate, no row for an unknown
currency.';

commit;
