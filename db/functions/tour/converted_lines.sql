-- Deploy ontour:functions/tour/converted_lines to pg
-- requires: schema/tour/converted_line
-- requires: schema/tour/show_totals
-- requires: functions/core/fx_rate_of
-- requires: functions/core/divide_half_even

-- The lines in other currencies than the one asked for, converted one by one, so that any grouping of
-- them adds up to the same. The agreed rate counts where it leads to that currency, else the day's. "<"
-- and ">" where "<>" is meant: two ranges of the index, both empty where there is one currency. The
-- planner cannot know how many days there are; without nested loops it joins them to the lines by
-- hashing.

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
            (t.gross, t.fee, t.withholding, t.commissions, t.costs) <> (0, 0, 0, 0, 0) as has_money,
            coalesce(t.fx_currency = converted_lines.currency, false) as is_agreed
        from (
            select * from tour.show_totals as before
            where before.org_id = converted_lines.org_id and before.currency < converted_lines.currency
            union all
            select * from tour.show_totals as after
            where after.org_id = converted_lines.org_id and after.currency > converted_lines.currency
        ) as t
        where (t.show_on >= converted_lines.from_on or converted_lines.from_on is null)
            and (t.show_on <= converted_lines.to_on or converted_lines.to_on is null)
            and t.status = any (converted_lines.statuses)
    ),
    unit as materialized (
        select code, trim_scale(10::numeric ^ minor_units) as per_one from api.currencies
    ),
    day as materialized (
        select d.currency, d.show_on, source.rate as source_rate, target.rate as target_rate
        from (
            select distinct line.currency, line.show_on from line where line.has_money and not line.is_agreed
        ) as d
        left join lateral core.fx_rate_of(d.currency, d.show_on) as source on true
        left join lateral core.fx_rate_of(converted_lines.currency, d.show_on) as target on true
    ),
    priced as materialized (
        select
            line.*,
            case when not line.has_money then 0 when line.is_agreed then line.fx_rate else day.target_rate end
            * target_unit.per_one as times,
            case when not line.has_money or line.is_agreed then 1 else day.source_rate end
            * source_unit.per_one as per,
            case when day.source_rate is null then line.currency else converted_lines.currency end as suspect
        from line
        join unit as source_unit on source_unit.code = line.currency
        join unit as target_unit on target_unit.code = converted_lines.currency
        left join day on day.currency = line.currency and day.show_on = line.show_on and not line.is_agreed
    )
    select
        p.show_id, p.show_on, p.month_on, p.status, p.country, p.tour_id, p.shows,
        core.divide_half_even(p.gross, p.per),
        core.divide_half_even(p.fee, p.per),
        core.divide_half_even(p.withholding, p.per),
        core.divide_half_even(p.commissions, p.per),
        core.divide_half_even(p.costs, p.per),
        case when p.times is null or p.per is null then p.suspect end
    from (
        -- offset 0: each product is computed once.
        select
            priced.show_id, priced.show_on, priced.month_on, priced.status, priced.country, priced.tour_id,
            priced.shows,
            priced.gross * priced.times as gross,
            priced.fee * priced.times as fee,
            priced.withholding * priced.times as withholding,
            priced.commissions * priced.times as commissions,
            priced.costs * priced.times as costs,
            priced.times, priced.per, priced.suspect
        from priced
        offset 0
    ) as p;
end
$$;

comment on function tour.converted_lines(uuid, date, date, text, text[]) is
'The lines of an organization''s shows in other currencies, in minor units of this one; missing names the
currency that has no rate on the day of the show.';

commit;
