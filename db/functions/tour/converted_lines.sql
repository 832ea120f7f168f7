-- Deploy ontour:functions/tour/converted_lines to pg
-- requires: schema/tour/show_totals
-- requires: functions/core/fx_rate_of
-- requires: functions/core/divide_half_even

-- The lines in other currencies than the one asked for, converted one by one, so that any grouping of
-- them adds up to the same. The agreed rate counts where it leads to that currency, else the day's.
-- "<" and ">" where "<>" is meant: two ranges of the index, both empty where there is one currency. plpgsql,
-- so that its plan is kept, and made only by who has such lines.

begin;

create or replace function tour.converted_lines(
    org_id uuid, from_on date, to_on date, currency text, statuses text[]
)
returns table (
    show_id uuid, show_on date, month_on date, status text, country text, tour_id uuid, shows integer,
    gross numeric, fee numeric, withholding numeric, commissions numeric, costs numeric, missing text
)
language plpgsql
stable
set search_path = ''
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
    day as (
        select d.currency, d.show_on, source.rate as source_rate, target.rate as target_rate
        from (select distinct line.currency, line.show_on from line where line.has_money and not line.is_agreed) as d
        left join lateral core.fx_rate_of(d.currency, d.show_on) as source on true
        left join lateral core.fx_rate_of(converted_lines.currency, d.show_on) as target on true
    )
    select
        line.show_id, line.show_on, line.month_on, line.status, line.country, line.tour_id, line.shows,
        core.divide_half_even(line.gross * rate.times, rate.per),
        core.divide_half_even(line.fee * rate.times, rate.per),
        core.divide_half_even(line.withholding * rate.times, rate.per),
        core.divide_half_even(line.commissions * rate.times, rate.per),
        core.divide_half_even(line.costs * rate.times, rate.per),
        case
            when rate.times / rate.per is not null then null
            when day.source_rate is null then line.currency
            else converted_lines.currency
        end
    from line
    join api.currencies as source on source.code = line.currency
    join api.currencies as target on target.code = converted_lines.currency
    left join day
        on day.currency = line.currency and day.show_on = line.show_on and not line.is_agreed
    cross join lateral (
        select
            case when not line.has_money then 0 when line.is_agreed then line.fx_rate else day.target_rate end
            * 10::numeric ^ target.minor_units as times,
            case when not line.has_money or line.is_agreed then 1 else day.source_rate end
            * 10::numeric ^ source.minor_units as per
    ) as rate;
end
$$;

comment on function tour.converted_lines(uuid, date, date, text, text[]) is
'The lines of an organization''s shows in other currencies, in minor units of this one; missing names the currency
that has no rate on the day of the show.';

commit;
