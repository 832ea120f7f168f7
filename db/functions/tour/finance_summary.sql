-- Deploy ontour:functions/tour/finance_summary to pg
-- requires: schema/tour/finance_summary_row
-- requires: functions/tour/converted_lines
-- requires: functions/tour/finance_totals
-- requires: functions/tour/summary_weights
-- requires: functions/tour/summary_currency
-- requires: functions/tour/summary_statuses
-- requires: functions/tour/require_value
-- requires: functions/core/require_permission
-- requires: functions/core/personal_org_id

begin;

-- Security definer: reads the totals, which are nobody's to read, after asking for finance.read.
create or replace function api.finance_summary(
    org_id uuid default core.personal_org_id(),
    from_on date default null,
    to_on date default null,
    currency text default null,
    group_by text default 'month',
    missing_rates text default 'error',
    statuses text[] default null,
    assume jsonb default null
)
returns setof tour.finance_summary_row
language plpgsql
stable
security definer
set search_path = ''
set jit = off
as $$
#variable_conflict use_column
declare
    v_statuses text[];
    v_assume jsonb;
    v_currency api.currencies;
    v_unit numeric;
    v_converted tour.converted_line[];
    v_gap tour.converted_line;
begin
    perform core.require_permission(finance_summary.org_id, 'finance.read');
    perform tour.require_value('group_by', finance_summary.group_by, '{month,tour,country,status,party}');
    perform tour.require_value('missing_rates', finance_summary.missing_rates, '{error,exclude}');
    v_statuses := tour.summary_statuses(finance_summary.statuses, finance_summary.group_by);
    v_assume := tour.summary_weights(finance_summary.assume);
    v_currency := tour.summary_currency(finance_summary.org_id, finance_summary.currency);
    v_unit := 10::numeric ^ -v_currency.minor_units;

    v_converted := array(
        select lines
        from tour.converted_lines(
            finance_summary.org_id, finance_summary.from_on, finance_summary.to_on, v_currency.code,
            v_statuses
        ) as lines
    );
    if finance_summary.missing_rates = 'error' then
        select c.* into v_gap
        from unnest(v_converted) as c
        where c.missing is not null
        order by c.show_on, c.show_id
        limit 1;
        if found then
            perform core.fail(
                'FX_RATE_MISSING',
                format('currency=%s on=%s show_id=%s', v_gap.missing, v_gap.show_on, v_gap.show_id),
                'See rpc/finance_gaps for all of them; missing_rates=exclude leaves these shows out.'
            );
        end if;
    end if;

    return query
    select
        named.key,
        coalesce(
            (select tours.name from api.tours where tours.id = total.tour_id),
            (select countries.name from api.countries where countries.code = total.country),
            named.key
        ) as label,
        total.shows,
        total.excluded,
        round(total.gross * v_unit, v_currency.minor_units),
        round(total.fee * v_unit, v_currency.minor_units),
        round(total.withholding * v_unit, v_currency.minor_units),
        round(total.commissions * v_unit, v_currency.minor_units),
        round(total.costs * v_unit, v_currency.minor_units),
        round(
            (total.fee - total.withholding - total.commissions - total.costs) * v_unit, v_currency.minor_units
        ),
        round((total.due - total.paid) * v_unit, v_currency.minor_units),
        round(total.overdue * v_unit, v_currency.minor_units),
        v_currency.code
    from tour.finance_totals(
        finance_summary.org_id, finance_summary.from_on, finance_summary.to_on, v_currency.code,
        finance_summary.group_by, v_statuses, v_assume, v_converted
    ) as total
    cross join lateral (
        select coalesce(
            to_char(total.month_on, 'YYYY-MM'), total.tour_id::text, total.country, total.status,
            total.promoter_name
        ) as key
    ) as named
    order by total.month_on, label, named.key;
end
$$;

comment on function api.finance_summary(uuid, date, date, text, text, text, text[], jsonb) is
'The money of an organization''s shows in one currency, grouped by month, tour, country, status or party (the
promoter). net = fee - withholding - commissions - costs; outstanding is what is owed and not paid, overdue
what should have come before today. Every line of a show is converted at the rate agreed for it, else at that
of its day, and rounded half even, so that groups add up to the whole. statuses: which shows count; all but
cancelled ones if not given, and all if grouped by status. assume: what part of the shows of a status will
come, such as {"pending": 0.5}; their money counts for as much. missing_rates: error, or exclude to leave
shows without a rate out and count them as excluded. For members with finance.read. Raises PERMISSION_DENIED
(403), NOT_FOUND (404), FX_RATE_MISSING, UNKNOWN_CURRENCY and INVALID_ARGUMENT (422).';

grant execute on function api.finance_summary(uuid, date, date, text, text, text, text[], jsonb) to member;

commit;
