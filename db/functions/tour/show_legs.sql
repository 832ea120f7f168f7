-- Deploy ontour:functions/tour/show_legs to pg
-- requires: functions/tour/calendar_entries
-- requires: functions/tour/distance_km
-- requires: functions/tour/instant

-- One has to be there for what begins first on the day of the show, and is free after what ends last. Where
-- the itinerary does not say so: noon, and the end of the day.

begin;

create or replace function api.show_legs(
    from_on date default current_date,
    to_on date default null,
    org_id uuid default null,
    km_per_hour numeric default 70,
    detour numeric default 1.3
)
returns table (
    from_show_id uuid, from_name text, leaves_at timestamptz, to_show_id uuid, to_name text,
    arrives_by timestamptz, show_on date, distance_km numeric, travel_hours numeric, free_hours numeric,
    rest_hours numeric, is_estimated boolean
)
language plpgsql
stable
set search_path = ''
as $$
#variable_conflict use_column
begin
    return query
    with entry as materialized (
        select entries.*
        from tour.calendar_entries(
            show_legs.from_on, coalesce(show_legs.to_on, show_legs.from_on + 365), show_legs.org_id,
            '{shows,itinerary_items}'
        ) as entries
        where entries.status <> 'cancelled'
    ),
    stop as (
        select
            show.id, show.title, show.latitude, show.longitude, show.starts_on, hours.first_at, hours.last_at,
            coalesce(
                hours.first_at, tour.instant(show.starts_on, '12:00', coalesce(show.time_zone, 'UTC'))
            ) as arrives_by,
            coalesce(
                hours.last_at, tour.instant(show.starts_on + 1, '00:00', coalesce(show.time_zone, 'UTC'))
            ) as leaves_at
        from entry as show
        left join (
            select
                item.show_id,
                min(item.starts_at) filter (
                    where item.kind in ('load_in', 'soundcheck', 'rehearsal', 'doors', 'set')
                ) as first_at,
                max(coalesce(item.ends_at, item.starts_at)) filter (
                    where item.kind in ('set', 'curfew', 'load_out')
                ) as last_at
            from entry as item
            where item.table_name = 'itinerary_items'
            group by item.show_id
        ) as hours on hours.show_id = show.id
        where show.table_name = 'shows'
    ),
    leg as (
        select
            stop.*,
            lag(stop.id) over following as from_id,
            lag(stop.title) over following as from_title,
            lag(stop.leaves_at) over following as left_at,
            lag(stop.last_at) over following is null or stop.first_at is null as is_estimated,
            tour.distance_km(
                lag(stop.latitude) over following, lag(stop.longitude) over following,
                stop.latitude, stop.longitude
            ) as distance_km
        from stop
        window following as (order by stop.arrives_by, stop.id)
    ),
    timed as (
        select
            leg.*,
            round(leg.distance_km * show_legs.detour / nullif(show_legs.km_per_hour, 0), 1) as travel_hours,
            round(extract(epoch from leg.arrives_by - leg.left_at) / 3600, 1) as free_hours
        from leg
        where leg.from_id is not null
    )
    select
        timed.from_id, timed.from_title, timed.left_at, timed.id, timed.title, timed.arrives_by,
        timed.starts_on, timed.distance_km, timed.travel_hours, timed.free_hours,
        timed.free_hours - coalesce(timed.travel_hours, 0), timed.is_estimated
    from timed
    order by timed.arrives_by, timed.id;
end
$$;

comment on function api.show_legs(date, date, uuid, numeric, numeric) is
'From each show of your calendar to the next: the distance of their venues as the crow flies, the hours that
it takes by road (detour times as far, at km_per_hour), the hours between the end of one and the beginning of
the other by the itinerary, and what remains of them. is_estimated: the itinerary lacks an hour, and noon or
midnight is taken. Of one organization, or of all that you belong to. Without coordinates there is no
distance, and travel takes no time.';

grant execute on function api.show_legs(date, date, uuid, numeric, numeric) to member;

commit;
