-- Deploy ontour:functions/tour/day_rates to pg
-- requires: functions/tour/rate_for

-- A function of its own for the sake of its plan, which is made for thousands of look-ups in indexes: within
-- the statement of functions/tour/converted_lines, which hashes, they take fifty times as long.

begin;

create or replace function tour.day_rates(org_id uuid, currencies text[], days date[], currency text)
returns table (from_currency text, day_on date, times numeric, per numeric, missing text)
language plpgsql
stable
set search_path = ''
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_nestloop = on
set jit = off
as $$
begin
    return query
    select day.from_currency, day.day_on, rate.times, rate.per, rate.missing
    from unnest(day_rates.currencies, day_rates.days) as day (from_currency, day_on)
    cross join lateral tour.rate_for(
        day_rates.org_id, day.from_currency, day_rates.currency, day.day_on
    ) as rate;
end
$$;

comment on function tour.day_rates(uuid, text[], date[], text) is
'The rates (tour.rate_for) of many currencies, each on a day, into one.';

commit;
