-- Deploy ontour:functions/tour/euro_rate to pg
-- requires: schema/core/fx_rates
-- requires: schema/tour/org_fx_rates

-- A set of one row at most, so that queries inline it into a join. Banks publish no rate at weekends and
-- holidays; the last one holds, but not for longer than a week. Kept as a quotient: one euro for 1.1 dollars
-- is not one dollar for 0.909 euros.

begin;

create or replace function tour.euro_rate(org_id uuid, sources text[], currency text, on_date date)
returns table (times numeric, per numeric, source text, rate_on date, rank integer)
language sql
stable
parallel safe
begin atomic
    select known.times, known.per, known.source, known.rate_on, known.rank
    from (
        select 1::numeric as times, 1::numeric as per, null::text as source, null::date as rate_on, 0 as rank
        where euro_rate.currency = 'EUR'
        union all
        select currencies.euro_rate, 1, 'fixed', euro_rate.on_date, 0
        from api.currencies as currencies
        where currencies.euro_since <= euro_rate.on_date and currencies.code = euro_rate.currency
        union all
        select
            published.rate, 1, published.source, published.rate_on,
            array_position(euro_rate.sources, published.source)
        from core.fx_rates as published
        where published.currency = euro_rate.currency
            and published.rate_on between euro_rate.on_date - 7 and euro_rate.on_date
        union all
        select
            case own.from_currency when 'EUR' then own.rate else 1 end,
            case own.from_currency when 'EUR' then 1 else own.rate end,
            own.source, own.rate_on, array_position(euro_rate.sources, own.source)
        from api.org_fx_rates as own
        where own.org_id = euro_rate.org_id
            and least(own.from_currency, own.to_currency) = least(euro_rate.currency, 'EUR')
            and greatest(own.from_currency, own.to_currency) = greatest(euro_rate.currency, 'EUR')
            and own.rate_on <= euro_rate.on_date
            and coalesce(own.until_on, own.rate_on + 7) >= euro_rate.on_date
            and own.deleted_at is null
    ) as known
    where known.rank is not null
    order by known.rank, known.rate_on desc
    limit 1;
end;

comment on function tour.euro_rate(uuid, text[], text, date) is
'Units of the currency for one euro on that day, as times / per: the fixed rate of one that the euro replaced,
else that of the first of these sources that has one, the latest. No row if there is none.';

grant execute on function tour.euro_rate(uuid, text[], text, date) to member;

commit;
