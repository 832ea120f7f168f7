-- Deploy ontour:functions/tour/converted_lines to pg
-- requires: schema/tour/converted_line
-- requires: schema/tour/show_totals
-- requires: functions/tour/day_rates
-- requires: functions/tour/convert_amount

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
declare
    v_target_one constant numeric := (
        select trim_scale(10::numeric ^ currencies.minor_units)
        from api.currencies
        where currencies.code = converted_lines.currency
    );
begin
    return query
    with line as materialized (
        select
            t.*,
            t.deal_costs is not null and t.deal_currency = converted_lines.currency as is_ready,
            coalesce(t.fx_currency = converted_lines.currency, false) as is_agreed,
            (t.gross, t.fee, t.withholding, t.commissions, t.costs, t.due, t.paid, t.overdue)
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
        where (t.show_on >= converted_lines.from_on or converted_lines.from_on is null)
            and (t.show_on <= converted_lines.to_on or converted_lines.to_on is null)
            and t.status = any (converted_lines.statuses)
            and (t.overdue_on is null or t.overdue_on < current_date)
    ),
    unit as materialized (
        select code, trim_scale(10::numeric ^ minor_units) as per_one from api.currencies
    ),
    day as materialized (
        select rate.from_currency, rate.day_on, rate.times, rate.per, rate.missing
        from (
            select array_agg(d.currency) as currencies, array_agg(d.show_on) as days
            from (
                select distinct line.currency, line.show_on
                from line
                where line.has_money and not line.is_agreed and not line.is_ready
            ) as d
        ) as asked
        cross join lateral tour.day_rates(
            converted_lines.org_id, asked.currencies, asked.days, converted_lines.currency
        ) as rate
    ),
    priced as (
        select
            line.*,
            case
                when line.is_ready or not line.has_money then 1
                when line.is_agreed then line.fx_rate * v_target_one
                else day.times * v_target_one
            end as times,
            case
                when line.is_ready or not line.has_money then 1
                when line.is_agreed then unit.per_one
                else day.per * unit.per_one
            end as per,
            coalesce(line.missing, day.missing) as lacks
        from line
        join unit on unit.code = line.currency
        left join day
            on day.from_currency = line.currency
            and coalesce(day.day_on, '-infinity') = coalesce(line.show_on, '-infinity')
            and line.has_money and not line.is_agreed and not line.is_ready
    )
    select
        p.show_id, p.show_on, p.month_on, p.status, p.country, p.tour_id, p.promoter_name, p.shows,
        tour.convert_amount(p.gross, p.times, p.per, p.rate),
        tour.convert_amount(p.fee, p.times, p.per, p.rate),
        tour.convert_amount(p.withholding, p.times, p.per, p.rate),
        tour.convert_amount(p.commissions, p.times, p.per, p.rate),
        tour.convert_amount(case when p.is_ready then p.deal_costs else p.costs end, p.times, p.per, p.rate),
        tour.convert_amount(p.due, p.times, p.per, p.rate),
        tour.convert_amount(p.paid, p.times, p.per, p.rate),
        tour.convert_amount(p.overdue, p.times, p.per, p.rate),
        p.lacks
    from (
        -- offset 0: each quotient is computed once.
        select priced.*, (priced.times / priced.per)::double precision as rate from priced offset 0
    ) as p;
end
$$;

comment on function tour.converted_lines(uuid, date, date, text, text[]) is
'The lines of an organization''s shows in other currencies, in minor units of this one, and lines of this one
that lack figures; missing names the currency that has no rate.';

commit;
