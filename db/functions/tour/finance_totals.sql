-- Deploy ontour:functions/tour/finance_totals to pg
-- requires: schema/tour/finance_total
-- requires: schema/tour/converted_line
-- requires: functions/tour/own_lines
-- requires: functions/tour/weigh

-- Integers from one index (schema/tour/show_totals). The keys of the groupings not asked for, and weights
-- where nobody assumes anything, are constants to the planner, hence force_custom_plan. Each figure of a line
-- is weighed and rounded by itself, so that groups add up to the same whole under every grouping.

begin;

create or replace function tour.finance_totals(
    org_id uuid, from_on date, to_on date, currency text, group_by text, statuses text[], assume jsonb,
    converted tour.converted_line[]
)
returns setof tour.finance_total
language plpgsql
stable
set search_path = ''
set plan_cache_mode = force_custom_plan
set jit = off
as $$
#variable_conflict use_column
declare
    v_left_out constant uuid[] := array(
        select c.show_id from unnest(finance_totals.converted) as c where c.missing is not null
    );
begin
    return query
    with line as (
        select
            l.month_on, l.tour_id, l.country, l.status, l.promoter_name, l.shows, 0 as excluded,
            l.gross, l.fee, l.withholding, l.commissions, l.costs, l.due, l.paid, l.overdue
        from tour.own_lines(
            finance_totals.org_id, finance_totals.from_on, finance_totals.to_on, finance_totals.currency,
            finance_totals.statuses
        ) as l
        where l.show_id <> all (v_left_out)
        union all
        select
            c.month_on, c.tour_id, c.country, c.status, c.promoter_name, c.shows, 0,
            c.gross, c.fee, c.withholding, c.commissions, c.costs, c.due, c.paid, c.overdue
        from unnest(finance_totals.converted) as c
        where c.show_id <> all (v_left_out)
        union all
        select
            t.month_on, t.tour_id, t.country, t.status, t.promoter_name, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0
        from tour.show_totals as t
        where t.show_id = any (v_left_out) and t.shows = 1
    ),
    weighed as (
        select
            line.*,
            case
                when finance_totals.assume is not null
                then coalesce((finance_totals.assume ->> line.status)::numeric, 1)
            end as weight
        from line
    )
    select
        case finance_totals.group_by when 'month' then w.month_on end,
        case finance_totals.group_by when 'tour' then w.tour_id end,
        case finance_totals.group_by when 'country' then w.country end,
        case finance_totals.group_by when 'status' then w.status end,
        case finance_totals.group_by when 'party' then w.promoter_name end,
        sum(w.shows)::bigint,
        sum(w.excluded)::bigint,
        sum(tour.weigh(w.gross, w.weight)),
        sum(tour.weigh(w.fee, w.weight)),
        sum(tour.weigh(w.withholding, w.weight)),
        sum(tour.weigh(w.commissions, w.weight)),
        sum(tour.weigh(w.costs, w.weight)),
        sum(tour.weigh(w.due, w.weight)),
        sum(tour.weigh(w.paid, w.weight)),
        sum(tour.weigh(w.overdue, w.weight))
    from weighed as w
    group by 1, 2, 3, 4, 5;
end
$$;

comment on function tour.finance_totals(
    uuid, date, date, text, text, text[], jsonb, tour.converted_line[]
) is
'For api.finance_summary: the sums of its groups in minor units. converted are the lines in other currencies;
the shows of those that lack a rate are excluded wholly.';

commit;
