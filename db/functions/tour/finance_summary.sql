-- Deploy ontour:functions/tour/finance_summary to pg
-- requires: schema/tour/finance_summary_row
-- requires: functions/tour/converted_lines
-- requires: functions/tour/own_lines
-- requires: functions/tour/summary_currency
-- requires: functions/tour/summary_statuses
-- requires: functions/tour/require_value
-- requires: functions/core/require_permission
-- requires: functions/core/personal_org_id

-- Integers from one index (schema/tour/show_totals). The keys of the groupings not asked for are null
-- constants to the planner, hence force_custom_plan.

begin;

-- Security definer: reads the totals, which are nobody's to read, after asking for finance.read.
create or replace function api.finance_summary(
    org_id uuid default core.personal_org_id(),
    from_on date default null,
    to_on date default null,
    currency text default null,
    group_by text default 'month',
    missing_rates text default 'error',
    statuses text[] default null
)
returns setof tour.finance_summary_row
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = force_custom_plan
set jit = off
as $$
#variable_conflict use_column
declare
    v_statuses text[];
    v_currency api.currencies;
    v_code text;
    v_unit numeric;
    v_converted tour.converted_line[];
    v_gap tour.converted_line;
    v_left_out uuid[];
begin
    perform core.require_permission(finance_summary.org_id, 'finance.read');
    perform tour.require_value('group_by', finance_summary.group_by, '{month,tour,country,status}');
    perform tour.require_value('missing_rates', finance_summary.missing_rates, '{error,exclude}');
    v_statuses := tour.summary_statuses(finance_summary.statuses, finance_summary.group_by);
    v_currency := tour.summary_currency(finance_summary.org_id, finance_summary.currency);
    v_code := v_currency.code;
    v_unit := 10::numeric ^ -v_currency.minor_units;

    v_converted := array(
        select lines
        from tour.converted_lines(
            finance_summary.org_id, finance_summary.from_on, finance_summary.to_on, v_code, v_statuses
        ) as lines
    );
    v_left_out := array(select c.show_id from unnest(v_converted) as c where c.missing is not null);
    if finance_summary.missing_rates = 'error' and v_left_out <> '{}' then
        select c.* into v_gap
        from unnest(v_converted) as c
        where c.missing is not null
        order by c.show_on, c.show_id;
        perform core.fail(
            'FX_RATE_MISSING',
            format('currency=%s on=%s show_id=%s', v_gap.missing, v_gap.show_on, v_gap.show_id),
            'See rpc/finance_gaps for all of them; missing_rates=exclude leaves these shows out.'
        );
    end if;

    return query
    with part as (
        select
            case finance_summary.group_by when 'month' then l.month_on end as month_on,
            case finance_summary.group_by when 'tour' then l.tour_id end as tour_id,
            case finance_summary.group_by when 'country' then l.country end as country,
            case finance_summary.group_by when 'status' then l.status end as status,
            sum(l.shows) as shows, 0 as excluded,
            sum(l.gross) as gross, sum(l.fee) as fee, sum(l.withholding) as withholding,
            sum(l.commissions) as commissions, sum(l.costs) as costs
        from tour.own_lines(
            finance_summary.org_id, finance_summary.from_on, finance_summary.to_on, v_code, v_statuses
        ) as l
        where l.show_id <> all (v_left_out)
        group by 1, 2, 3, 4
        union all
        select
            case finance_summary.group_by when 'month' then c.month_on end,
            case finance_summary.group_by when 'tour' then c.tour_id end,
            case finance_summary.group_by when 'country' then c.country end,
            case finance_summary.group_by when 'status' then c.status end,
            sum(c.shows), 0, sum(c.gross), sum(c.fee), sum(c.withholding), sum(c.commissions), sum(c.costs)
        from unnest(v_converted) as c
        where c.show_id <> all (v_left_out)
        group by 1, 2, 3, 4
        union all
        select
            case finance_summary.group_by when 'month' then t.month_on end,
            case finance_summary.group_by when 'tour' then t.tour_id end,
            case finance_summary.group_by when 'country' then t.country end,
            case finance_summary.group_by when 'status' then t.status end,
            0, sum(t.shows), 0, 0, 0, 0, 0
        from tour.show_totals as t
        where t.show_id = any (v_left_out)
        group by 1, 2, 3, 4
    ),
    total as (
        select
            month_on, tour_id, country, status, sum(shows) as shows, sum(excluded) as excluded,
            sum(gross) as gross, sum(fee) as fee, sum(withholding) as withholding,
            sum(commissions) as commissions, sum(costs) as costs
        from part
        group by 1, 2, 3, 4
    )
    select
        named.key, coalesce(
            (select tours.name from api.tours where tours.id = total.tour_id),
            (select countries.name from api.countries where countries.code = total.country),
            named.key
        ) as label,
        total.shows::bigint, total.excluded::bigint,
        round(total.gross * v_unit, v_currency.minor_units),
        round(total.fee * v_unit, v_currency.minor_units),
        round(total.withholding * v_unit, v_currency.minor_units),
        round(total.commissions * v_unit, v_currency.minor_units),
        round(total.costs * v_unit, v_currency.minor_units),
        round(
            (total.fee - total.withholding - total.commissions - total.costs) * v_unit, v_currency.minor_units
        ),
        v_code
    from total
    cross join lateral (
        select coalesce(to_char(month_on, 'YYYY-MM'), tour_id::text, country, status) as key
    ) as named
    order by total.month_on, label, named.key;
end
$$;

comment on function api.finance_summary(uuid, date, date, text, text, text, text[]) is
'The money of an organization''s shows in one currency, grouped by month, tour, country or status of the
show. gross is attendance times door price; net = fee - withholding - commissions - costs. Every line of a
show is converted at the rate agreed for it, else at that of its day, and rounded half even, so that groups
add up to the whole. statuses: which shows count; all but cancelled ones if not given, and all if grouped by
status. missing_rates: error, or exclude to leave shows without a rate out and count them as excluded. For
members with finance.read. Raises PERMISSION_DENIED (403), NOT_FOUND (404), FX_RATE_MISSING,
UNKNOWN_CURRENCY and INVALID_ARGUMENT (422).';

grant execute on function api.finance_summary(uuid, date, date, text, text, text, text[]) to member;

commit;
