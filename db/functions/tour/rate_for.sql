-- Deploy ontour:functions/tour/rate_for to pg
-- requires: schema/tour/finance_rules
-- requires: functions/tour/euro_rate

-- The one answer to "what is that in the other currency". A rate of the organization's own for this very pair
-- counts where its source is at least as trusted as what the way over the euro needs; so nothing replaces a
-- fixed rate. Always one row, and no call that the planner cannot look into.

begin;

create or replace function tour.rate_for(org_id uuid, from_currency text, to_currency text, on_date date)
returns table (times numeric, per numeric, source text, rate_on date, missing text)
language sql
stable
parallel safe
begin atomic
    select
        case
            when rate_for.from_currency = rate_for.to_currency then 1
            when chosen.is_own then own.times
            else target.times * origin.per
        end,
        case
            when rate_for.from_currency = rate_for.to_currency then 1
            when chosen.is_own then own.per
            else target.per * origin.times
        end,
        case
            when rate_for.from_currency = rate_for.to_currency then null
            when chosen.is_own then own.source
            when origin.rank is null or target.rank is null then null
            else concat_ws(', ', origin.source, nullif(target.source, origin.source))
        end,
        case
            when rate_for.from_currency = rate_for.to_currency then null
            when chosen.is_own then own.rate_on
            when origin.rank is null or target.rank is null then null
            else least(origin.rate_on, target.rate_on)
        end,
        case
            when rate_for.from_currency = rate_for.to_currency or chosen.is_own then null
            when origin.rank is null then rate_for.from_currency
            when target.rank is null then rate_for.to_currency
        end
    from (
        select coalesce(
            (
                select rules.fx_sources
                from api.finance_rules as rules
                where rules.org_id = rate_for.org_id and rules.deleted_at is null
            ),
            '{manual,ECB}'
        ) as sources
    ) as trusted
    left join lateral (
        select
            case pair.from_currency when rate_for.from_currency then pair.rate else 1 end as times,
            case pair.from_currency when rate_for.from_currency then 1 else pair.rate end as per,
            pair.source, pair.rate_on, array_position(trusted.sources, pair.source) as rank
        from api.org_fx_rates as pair
        where pair.org_id = rate_for.org_id
            and least(pair.from_currency, pair.to_currency)
            = least(rate_for.from_currency, rate_for.to_currency)
            and greatest(pair.from_currency, pair.to_currency)
            = greatest(rate_for.from_currency, rate_for.to_currency)
            and pair.rate_on <= rate_for.on_date
            and coalesce(pair.until_on, pair.rate_on + 7) >= rate_for.on_date
            and pair.deleted_at is null
            and pair.source = any (trusted.sources)
        order by array_position(trusted.sources, pair.source), pair.rate_on desc
        limit 1
    ) as own on true
    left join lateral tour.euro_rate(
        rate_for.org_id, trusted.sources, rate_for.from_currency, rate_for.on_date
    ) as origin on rate_for.from_currency <> rate_for.to_currency
    left join lateral tour.euro_rate(
        rate_for.org_id, trusted.sources, rate_for.to_currency, rate_for.on_date
    ) as target on rate_for.from_currency <> rate_for.to_currency
    cross join lateral (
        select own.rank is not null
            and (own.rank <= greatest(origin.rank, target.rank) or num_nulls(origin.rank, target.rank) > 0)
            as is_own
    ) as chosen;
end;

comment on function tour.rate_for(uuid, text, text, date) is
'What one unit of a currency is in another one on that day, exactly: times / per, with where it is from and of
which day, by the organization''s finance_rules.fx_sources. missing names the currency that has no rate, else
null; between the same currency it is 1 / 1 from nowhere. Always one row, never 1 for want of a rate.';

grant execute on function tour.rate_for(uuid, text, text, date) to member;

commit;
