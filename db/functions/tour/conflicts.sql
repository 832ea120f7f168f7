-- Deploy ontour:functions/tour/conflicts to pg
-- requires: functions/tour/calendar_entries
-- requires: functions/tour/show_legs

-- Shown, not forbidden: two shows on a day can be a festival and a club afterwards.

begin;

create or replace function api.conflicts(
    from_on date default current_date,
    to_on date default null,
    org_id uuid default null,
    min_rest_hours numeric default 11
)
returns table (
    kind text, on_date date, table_name text, id uuid, title text, other_table_name text, other_id uuid,
    other_title text, hours numeric, distance_km numeric, is_estimated boolean
)
language plpgsql
stable
set search_path = ''
as $$
#variable_conflict use_column
declare
    v_to_on constant date := coalesce(conflicts.to_on, conflicts.from_on + 365);
begin
    return query
    with entry as materialized (
        select entries.*
        from tour.calendar_entries(
            conflicts.from_on, v_to_on, conflicts.org_id, '{shows,holds,itinerary_items}'
        ) as entries
        where entries.status <> 'cancelled'
    ),
    busy as (
        select entry.*, items.party_group_id
        from entry
        join api.itinerary_items as items on items.id = entry.id
        where entry.ends_at > entry.starts_at
            and entry.kind in (
                'flight', 'train', 'bus', 'car', 'ferry', 'soundcheck', 'rehearsal', 'set', 'press', 'meeting'
            )
    ),
    found as (
        select
            'same_day' as kind, one.starts_on as on_date, one.table_name, one.id, one.title,
            two.table_name as other_table_name, two.id as other_id, two.title as other_title,
            null::numeric as hours,
            tour.distance_km(one.latitude, one.longitude, two.latitude, two.longitude) as distance_km,
            false as is_estimated
        from entry as one
        join entry as two on two.starts_on = one.starts_on and two.id > one.id
        where one.table_name = 'shows' and two.table_name = 'shows'
        union all
        select
            'hold', hold.starts_on, hold.table_name, hold.id, hold.title, show.table_name, show.id,
            show.title, null, tour.distance_km(hold.latitude, hold.longitude, show.latitude, show.longitude),
            false
        from entry as hold
        join entry as show
            on show.table_name = 'shows' and show.starts_on = hold.starts_on and show.org_id = hold.org_id
        where hold.table_name = 'holds'
            and show.status = 'confirmed'
            and show.id is distinct from hold.show_id
        union all
        select
            'overlap', one.starts_on, one.table_name, one.id, one.title, two.table_name, two.id, two.title,
            round(extract(epoch from least(one.ends_at, two.ends_at) - two.starts_at) / 3600, 1), null, false
        from busy as one
        join busy as two
            on two.starts_at < one.ends_at
            and two.starts_at >= one.starts_at
            and (two.starts_at, two.id) > (one.starts_at, one.id)
        where one.org_id <> two.org_id
            or one.party_group_id is null or two.party_group_id is null
            or one.party_group_id = two.party_group_id
        union all
        select
            'rest', legs.show_on, 'shows', legs.from_show_id, legs.from_name, 'shows', legs.to_show_id,
            legs.to_name, legs.rest_hours, legs.distance_km, legs.is_estimated
        from api.show_legs(conflicts.from_on, v_to_on, conflicts.org_id) as legs
        where legs.rest_hours < conflicts.min_rest_hours
            and not exists (
                select from entry as one
                join entry as two on two.starts_on = one.starts_on
                where one.id = legs.from_show_id and two.id = legs.to_show_id
            )
    )
    select found.* from found order by found.on_date, found.kind, found.id, found.other_id;
end
$$;

comment on function api.conflicts(date, date, uuid, numeric) is
'What does not go together in your calendar, or in that of one organization: same_day (two shows), hold (of a
date on which another show is confirmed), overlap (two things of the itinerary at once, for the same people;
hours of it), rest (hours between two shows less the way, if under min_rest_hours; see show_legs). Nothing of
it is forbidden.';

grant execute on function api.conflicts(date, date, uuid, numeric) to member;

commit;
