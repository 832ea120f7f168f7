-- Deploy ontour:schema/tour/show_lines to pg
-- requires: schema/tour/show_deals
-- requires: schema/tour/show_costs
-- requires: functions/core/divide_half_even

-- The definition of a show's figures: one line a show and currency in which it has money, in whole
-- minor units. The line of its finances, without currency if it has none, is the one that counts it.

begin;

create view tour.show_lines
with (security_invoker = true)
as
select
    shows.id as show_id,
    line.currency,
    shows.org_id,
    shows.show_on,
    case when shows.deleted_at is null then shows.status else 'deleted' end as status,
    shows.country,
    shows.tour_id,
    line.shows,
    (coalesce(shows.actual_attendance * line.door_price, 0) * unit.per_one)::bigint as gross,
    (line.fee * unit.per_one)::bigint as fee,
    core.divide_half_even(line.fee * unit.per_one * line.withholding_percent, 100)::bigint as withholding,
    (
        core.divide_half_even(line.fee * unit.per_one * line.agency_percent, 100)
        + core.divide_half_even(line.fee * unit.per_one * line.management_percent, 100)
    )::bigint as commissions,
    (line.costs * unit.per_one)::bigint as costs,
    line.fx_currency,
    line.fx_rate
from api.shows as shows
cross join lateral (
    select
        coalesce(own.currency, spent.currency) as currency,
        coalesce(own.shows, 0) as shows,
        coalesce(own.fee, 0) as fee,
        own.door_price,
        coalesce(own.withholding_percent, 0) as withholding_percent,
        coalesce(own.agency_percent, 0) as agency_percent,
        coalesce(own.management_percent, 0) as management_percent,
        coalesce(spent.amount, 0) as costs,
        own.fx_currency,
        own.fx_rate
    from (
        select 1 as shows, finances.*
        from (values (shows.id)) as this (show_id)
        left join api.show_deals as finances
            on finances.show_id = this.show_id and finances.deleted_at is null
    ) as own
    full join (
        select costs.currency, sum(costs.amount) as amount
        from api.show_costs as costs
        where costs.show_id = shows.id and costs.deleted_at is null
        group by costs.currency
    ) as spent on spent.currency = own.currency
) as line
left join api.currencies as currencies on currencies.code = line.currency
cross join lateral (select coalesce(10::numeric ^ currencies.minor_units, 1) as per_one) as unit;

comment on view tour.show_lines is
'The figures of shows, computed from their rows: one line a show and currency, in minor units. The status of a
deleted show is deleted, which no summary asks for.';

commit;
