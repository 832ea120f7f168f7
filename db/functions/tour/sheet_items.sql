-- Deploy ontour:functions/tour/sheet_items to pg
-- requires: schema/tour/itinerary_items
-- requires: schema/tour/shows
-- requires: functions/tour/instant

-- Sorted by what is read on the clock on that day: what began earlier, by when it ends; what has no time
-- comes first.

begin;

create or replace function tour.sheet_items(item_ids uuid[], on_date date)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'id', items.id, 'version', items.version, 'kind', items.kind, 'title', items.title,
                    'status', items.status, 'show_id', items.show_id, 'show', shows.name,
                    'part', case
                        when items.day_on = items.until_on then 'whole'
                        when items.day_on = sheet_items.on_date then 'start'
                        when items.until_on = sheet_items.on_date then 'end'
                        else 'middle'
                    end,
                    'starts_on', items.starts_on, 'starts_time', items.starts_time, 'is_late', items.is_late,
                    'ends_on', ended.ends_on, 'ends_time', items.ends_time,
                    'time_zone', ended.time_zone, 'ends_time_zone', items.ends_time_zone,
                    'starts_at', tour.instant(items.starts_on, items.starts_time, ended.time_zone),
                    'ends_at', tour.instant(
                        ended.ends_on, items.ends_time, coalesce(items.ends_time_zone, ended.time_zone)
                    ),
                    'place', items.place, 'ends_place', items.ends_place,
                    'latitude', items.latitude, 'longitude', items.longitude,
                    'details', items.details, 'visibility', items.visibility, 'group', groups.name
                )
                order by
                    case when items.day_on = sheet_items.on_date
                        then items.starts_on + items.starts_time
                        when items.until_on = sheet_items.on_date
                        then ended.ends_on + items.ends_time
                    end nulls first,
                    items.id
            ),
            '[]'
        )
        from api.itinerary_items as items
        left join api.shows as shows on shows.id = items.show_id
        left join api.party_groups as groups on groups.id = items.party_group_id
        cross join lateral (
            select
                coalesce(
                    items.ends_on,
                    case when items.ends_time is not null
                        then items.starts_on + (items.ends_time < items.starts_time)::integer
                    end
                ) as ends_on,
                coalesce(items.time_zone, shows.time_zone) as time_zone
        ) as ended
        where items.id = any (sheet_items.item_ids)
    );
end
$$;

comment on function tour.sheet_items(uuid[], date) is
'Items as the sheet of this day has them, in its order, as far as the caller sees them. part: whole, or start,
middle or end of one that lasts for days; starts_at and ends_at are instants, null if the clock floats.';

grant execute on function tour.sheet_items(uuid[], date) to member;

commit;
