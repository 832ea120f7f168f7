-- Deploy ontour:functions/tour/converted_lines to pg
-- requires: schema/tour/converted_line
-- requires: schema/tour/show_totals
-- requires: functions/tour/rate_for
-- requires: functions/core/divide_half_even

-- The lines in other currencies than the one asked for, converted one by one, so that any grouping of them
-- adds up to the same; and those of its own that lack figures. The agreed rate counts where it leads to that
-- currency, and what the sheet made of a bill where it is the deal's; else the day's. "<" and ">" where "<>"
-- is meant: two ranges of the index, both empty where there is one currency. The planner cannot know how many
-- days there are; without nested loops it joins them to the lines by hashing.

begin;

create or replace function tour.converted_lines(
    org_id uuid, from_on date, to_on date, currency text, statuses text[]
)
returns setof tour.converted_line
language plpgsql
stable
set search_path = ''
set plan_cache_mode = force_generic_plan
set enable_nestloop = off
set jit = off
as $$
#variable_conflict use_column
begin
    return query
    with line as materialized (
        select
            t.*,
            owed.overdue_now,
            t.deal_costs is not null and t.deal_currency = converted_lines.currency as is_ready,
            coalesce(t.fx_currency = converted_lines.currency, false) as is_agreed,
            (t.gross, t.fee, t.withholding, t.commissions, t.costs, t.due, t.paid, owed.overdue_now)
            <> (0, 0, 0, 0, 0, 0, 0, 0) as has_money
        from (
            select * from tour.show_totals as before
            where before.org_id = converted_lines.org_id and before.currency < converted_lines.currency
            union all
            select * from tour.show_totals as after
            where after.org_id = converted_lines.org_id and after.currency > converted_lines.currency
            union all
            select * from tour.show_totals as lacking
            where lacking.org_id = converted_lines.org_id
                and lacking.currency = converted_lines.currency
                and lacking.missing is not null
        ) as t
        cross join lateral (
            select case when t.overdue_on < current_date then t.overdue else 0 end as overdue_now
        ) as owed
        where (t.show_on >= converted_lines.from_on or converted_lines.from_on is null)
            and (t.show_on <= converted_lines.to_on or converted_lines.to_on is null)
            and t.status = any (converted_lines.statuses)
    ),
    unit as materialized (
        select code, trim_scale(10::numeric ^ minor_units) as per_one from api.currencies
    ),
    day as materialized (
        select d.currency, d.show_on, rate.times, rate.per, rate.missing
        from (
            select distinct line.currency, line.show_on
            from line
            where line.has_money and not line.is_agreed and not line.is_ready
        ) as d
        cross join lateral tour.rate_for(
            converted_lines.org_id, d.currency, converted_lines.currency, d.show_on
        ) as rate
    ),
    priced as (
        select
            line.*,
            case
                when line.is_ready or not line.has_money then 1
                when line.is_agreed then line.fx_rate * target_unit.per_one
                else day.times * target_unit.per_one
            end as times,
            case
                when line.is_ready or not line.has_money then 1
                when line.is_agreed then source_unit.per_one
                else day.per * source_unit.per_one
            end as per,
            coalesce(line.missing, day.missing) as lacks
        from line
        join unit as source_unit on source_unit.code = line.currency
        join unit as target_unit on target_unit.code = converted_lines.currency
        left join day
            on day.currency = line.currency and day.show_on is not distinct from line.show_on
            and line.has_money and not line.is_agreed and not line.is_ready
    )
    select
        p.show_id, p.show_on, p.month_on, p.status, p.country, p.tour_id, p.promoter_name, p.shows,
        core.divide_half_even(p.gross, p.per),
        core.divide_half_even(p.fee, p.per),
        core.divide_half_even(p.withholding, p.per),
        core.divide_half_even(p.commissions, p.per),
        core.divide_half_even(p.costs, p.per),
        core.divide_half_even(p.due, p.per),
        core.divide_half_even(p.paid, p.per),
        core.divide_half_even(p.overdue, p.per),
        p.lacks
    from (
        -- offset 0: each product is computed once.
        select
            priced.show_id, priced.show_on, priced.month_on, priced.status, priced.country, priced.tour_id,
            priced.promoter_name, priced.shows, priced.per, priced.lacks,
            priced.gross * priced.times as gross,
            priced.fee * priced.times as fee,
            priced.withholding * priced.times as withholding,
            priced.commissions * priced.times as commissions,
            case when priced.is_ready then priced.deal_costs else priced.costs * priced.times end as costs,
            priced.due * priced.times as due,
            priced.paid * priced.times as paid,
            priced.overdue_now * priced.times as overdue
        from priced
        offset 0
    ) as p;
end
$$;

comment on function tour.converted_lines(uuid, date, date, text, text[]) is
'The lines of an organization''s shows in other currencies, in minor units of this one, and lines of this one
that lack figures; missing names the currency that has no rate.';

commit;
