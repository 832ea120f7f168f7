-- Deploy ontour:functions/tour/calendar_entries to pg
-- requires: schema/tour/calendar_entry
-- requires: schema/tour/holds
-- requires: schema/tour/itinerary_items
-- requires: functions/tour/instant
-- requires: functions/tour/show_revisions
-- requires: functions/core/orgs_with
-- requires: functions/change/readable_topics

-- Asks for the reader's rights itself, since auth.read_calendar calls it as its owner. A show has the times
-- of its doors, sets and curfew on its day, as far as the reader sees them, and lasts all day without. No
-- item is longer than 366 days.

begin;

create or replace function tour.calendar_entries(from_on date, to_on date, org_id uuid, content text[])
returns setof tour.calendar_entry
language plpgsql
stable
set search_path = ''
set jit = off
as $$
#variable_conflict use_column
declare
    v_org_ids uuid[] := core.orgs_with('show.read');
    v_topics constant text[] := change.readable_topics();
begin
    if calendar_entries.org_id is not null then
        v_org_ids := array(
            select mine.id from unnest(v_org_ids) as mine (id) where mine.id = calendar_entries.org_id
        );
    end if;

    return query
    with item as materialized (
        select
            items.*,
            coalesce(items.time_zone, shows.time_zone) as zone,
            coalesce(items.ends_time_zone, items.time_zone, shows.time_zone) as ends_zone,
            shows.name as show_name, shows.show_on,
            coalesce(
                items.ends_on,
                case when items.ends_time is not null
                    then items.starts_on + (items.ends_time < items.starts_time)::integer
                end
            ) as last_on
        from api.itinerary_items as items
        left join api.shows on shows.id = items.show_id
        where items.org_id = any (v_org_ids)
            and items.topics && v_topics
            and items.day_on between calendar_entries.from_on - 366 and calendar_entries.to_on
            and items.until_on >= calendar_entries.from_on
            and items.deleted_at is null
    ),
    timing as materialized (
        select
            item.show_id,
            min(item.starts_on + item.starts_time) filter (where item.kind in ('doors', 'set')) as starts,
            max(case when item.kind = 'curfew'
                then item.starts_on + item.starts_time else item.last_on + item.ends_time
            end) as ends,
            min(item.zone) as zone,
            max(item.updated_at) as updated_at
        from item
        where item.kind in ('doors', 'set', 'curfew') and item.status <> 'cancelled'
            and item.day_on = item.show_on
        group by item.show_id
    ),
    entry as (
        select
            'shows' as table_name, shows.id, shows.org_id, shows.tour_id, shows.id as show_id, 'show' as kind,
            shows.name as title,
            case shows.status
                when 'cancelled' then 'cancelled'
                when 'draft' then 'tentative' when 'pending' then 'tentative' else 'confirmed'
            end as status,
            coalesce(timing.starts::date, shows.show_on) as starts_on,
            timing.starts::time as starts_time,
            case when timing.starts is null then shows.time_zone else timing.zone end as zone,
            case when timing.ends >= timing.starts then timing.ends::date end as ends_on,
            case when timing.ends >= timing.starts then timing.ends::time end as ends_time,
            case when timing.starts is null then shows.time_zone else timing.zone end as ends_zone,
            nullif(concat_ws(', ', venues.name, venues.address, shows.city, shows.country), '') as place,
            null::text as ends_place, venues.latitude, venues.longitude, shows.notes as details,
            revisions.revision as sequence,
            greatest(shows.updated_at, venues.updated_at, timing.updated_at) as updated_at
        from api.shows
        left join api.venues on venues.id = shows.venue_id
        left join timing on timing.show_id = shows.id
        join tour.show_revisions(v_org_ids, calendar_entries.from_on, calendar_entries.to_on) as revisions
            on revisions.show_id = shows.id
        where shows.org_id = any (v_org_ids)
            and shows.show_on between calendar_entries.from_on and calendar_entries.to_on
            and shows.deleted_at is null
            and 'shows' = any (calendar_entries.content)
        union all
        select
            'itinerary_items', item.id, item.org_id, item.tour_id, item.show_id, item.kind,
            coalesce(item.title, concat_ws(': ', initcap(replace(item.kind, '_', ' ')), item.show_name)),
            item.status, item.starts_on, item.starts_time, item.zone, item.last_on, item.ends_time,
            item.ends_zone, item.place, item.ends_place, item.latitude, item.longitude, item.details,
            item.version - 1, item.updated_at
        from item
        where 'itinerary_items' = any (calendar_entries.content)
        union all
        select
            'holds', holds.id, holds.org_id, null, holds.show_id, 'hold',
            concat(
                'Hold ',
                row_number() over (
                    partition by holds.venue_id, holds.hold_on, holds.stage
                    order by holds.state <> 'confirmed', holds.position, holds.id
                ),
                ': ', holds.name
            ),
            case holds.state when 'confirmed' then 'confirmed' else 'tentative' end,
            holds.hold_on, null, venues.time_zone, null, null, venues.time_zone,
            concat_ws(', ', holds.stage, venues.name, venues.address, venues.city, venues.country), null,
            venues.latitude, venues.longitude, holds.notes, holds.version - 1,
            greatest(holds.updated_at, venues.updated_at)
        from api.holds
        join api.venues on venues.id = holds.venue_id
        where holds.org_id = any (v_org_ids)
            and holds.hold_on between calendar_entries.from_on and calendar_entries.to_on
            and holds.state in ('held', 'confirmed')
            and holds.deleted_at is null
            and 'holds' = any (calendar_entries.content)
    )
    select
        entry.table_name || '-' || entry.id, entry.table_name, entry.id, entry.org_id, organizations.name,
        entry.tour_id, entry.show_id, entry.kind, entry.title, entry.status, entry.starts_on,
        entry.starts_time, entry.zone, entry.ends_on, entry.ends_time, entry.ends_zone,
        tour.instant(entry.starts_on, entry.starts_time, entry.zone),
        tour.instant(entry.ends_on, entry.ends_time, entry.ends_zone),
        entry.place, entry.ends_place, entry.latitude::numeric, entry.longitude::numeric, entry.details,
        entry.sequence, entry.updated_at
    from entry
    join api.organizations on organizations.id = entry.org_id
    order by entry.starts_on, entry.starts_time nulls first, entry.table_name <> 'shows', entry.id;
end
$$;

comment on function tour.calendar_entries(date, date, uuid, text[]) is
'What the caller''s calendar holds on these local dates, of one organization or of all of theirs. content:
which of shows, holds and itinerary_items.';

grant execute on function tour.calendar_entries(date, date, uuid, text[]) to member;

commit;
