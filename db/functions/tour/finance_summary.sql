-- Deploy ontour:functions/tour/finance_summary to pg
-- requires: schema/tour/finance_summary_row
-- requires: schema/tour/show_totals
-- requires: functions/tour/converted_lines
-- requires: functions/tour/summary_currency
-- requires: functions/tour/summary_statuses
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
    v_gap record;
    v_left_out uuid[] := '{}';
begin
    perform core.require_permission(finance_summary.org_id, 'finance.read');
    if finance_summary.group_by not in ('month', 'tour', 'country', 'status') then
        perform core.fail('INVALID_ARGUMENT', 'group_by=' || left(finance_summary.group_by, 100));
    end if;
    if finance_summary.missing_rates not in ('error', 'exclude') then
        perform core.fail('INVALID_ARGUMENT', 'missing_rates=' || left(finance_summary.missing_rates, 100));
    end if;
    v_statuses := tour.summary_statuses(finance_summary.statuses, finance_summary.group_by);
    v_currency := tour.summary_currency(finance_summary.org_id, finance_summary.currency);
    v_code := v_currency.code;
    v_unit := 10::numeric ^ -v_currency.minor_units;

    for v_gap in
        select lines.show_id, lines.show_on, lines.missing
        from tour.converted_lines(
            finance_summary.org_id, finance_summary.from_on, finance_summary.to_on, v_code, v_statuses
        ) as lines
        where lines.missing is not null
        order by lines.show_on, lines.show_id
    loop
        if finance_summary.missing_rates = 'error' then
            perform core.fail(
                'FX_RATE_MISSING',
                format('currency=%s on=%s show_id=%s', v_gap.missing, v_gap.show_on, v_gap.show_id),
                'See rpc/finance_gaps for all of them; missing_rates=exclude leaves these shows out.'
            );
        end if;
        v_left_out := v_left_out || v_gap.show_id;
    end loop;

    return query
    with line as (
        select
            l.month_on, l.tour_id, l.country, l.status, l.shows::bigint, 0::bigint as excluded,
            l.gross, l.fee, l.withholding, l.commissions, l.costs
        from tour.own_lines(
            finance_summary.org_id, finance_summary.from_on, finance_summary.to_on, v_code, v_statuses
        ) as l
        where l.show_id <> all (v_left_out)
        union all
        select
            c.month_on, c.tour_id, c.country, c.status, c.shows, 0,
            c.gross, c.fee, c.withholding, c.commissions, c.costs
        from tour.converted_lines(
            finance_summary.org_id, finance_summary.from_on, finance_summary.to_on, v_code, v_statuses
        ) as c
        where c.show_id <> all (v_left_out)
        union all
        select t.month_on, t.tour_id, t.country, t.status, 0, t.shows, 0, 0, 0, 0, 0
        from tour.show_totals as t
        where t.show_id = any (v_left_out)
    ),
    part as (
        select
            case finance_summary.group_by when 'month' then line.month_on end as month_on,
            case finance_summary.group_by when 'tour' then line.tour_id end as tour_id,
            case finance_summary.group_by when 'country' then line.country end as country,
            case finance_summary.group_by when 'status' then line.status end as status,
            sum(line.shows) as shows, sum(line.excluded) as excluded,
            sum(line.gross) as gross, sum(line.fee) as fee, sum(line.withholding) as withholding,
            sum(line.commissions) as commissions, sum(line.costs) as costs
        from line
        group by 1, 2, 3, 4
    )
    select
        case finance_summary.group_by
            when 'month' then to_char(part.month_on, 'YYYY-MM')
            when 'tour' then part.tour_id::text
            when 'country' then part.country
            else part.status
        end,
        case finance_summary.group_by
            when 'month' then to_char(part.month_on, 'YYYY-MM')
            when 'tour' then tours.name
            when 'country' then countries.name
            else part.status
        end as label,
        part.shows::bigint, part.excluded::bigint,
        round(part.gross * v_unit, v_currency.minor_units),
        round(part.fee * v_unit, v_currency.minor_units),
        round(part.withholding * v_unit, v_currency.minor_units),
        round(part.commissions * v_unit, v_currency.minor_units),
        round(part.costs * v_unit, v_currency.minor_units),
        round((part.fee - part.withholding - part.commissions - part.costs) * v_unit, v_currency.minor_units),
        v_code
    from part
    left join api.tours on tours.id = part.tour_id
    left join api.countries on countries.code = part.country
    order by part.month_on, label;
end
$$;

comment on function api.finance_summary(uuid, date, date, text, text, text, text[]) is
'The money of an organization''s shows in one currency, grouped by month, tour, country or status of the show.
gross is attendance times door price; net = fee - withholding - commissions - costs. Every line of a show is converted at
the rate agreed for it, else at that of its day, and rounded half even, so that groups add up to the whole.
statuses: which shows count; all but cancelled ones if not given, and all if grouped by status.
missing_rates: error, or exclude to leave shows without a rate out and count them as excluded.
For members with finance.read. Raises PERMISSION_DENIED (403), NOT_FOUND (404), FX_RATE_MISSING, UNKNOWN_CURRENCY and
INVALID_ARGUMENT (422).';

grant execute on function api.finance_summary(uuid, date, date, text, text, text, text[]) to member;

commit;
