-- Deploy ontour:functions/tour/sheet_rows to pg
-- requires: schema/tour/itinerary_items
-- requires: schema/tour/shows
-- requires: schema/tour/show_contacts
-- requires: schema/tour/venue_contacts

-- The one definition of what stands on a day sheet: for who reads it, for what has changed, for who has seen
-- it. The two branches of items each have an index; an or would have none.

begin;

create or replace function tour.sheet_rows(org_id uuid, on_date date, tour_id uuid)
returns table (key text, id uuid, version integer, topics text[])
language sql
stable
rows 20
begin atomic
    with sheet_shows as (
        select shows.id, shows.version, shows.venue_id
        from api.shows as shows
        where shows.org_id = sheet_rows.org_id
            and shows.show_on = sheet_rows.on_date
            and shows.deleted_at is null
            and (sheet_rows.tour_id is null or shows.tour_id = sheet_rows.tour_id)
    ),
    sheet_items as (
        select items.id, items.version, items.topics, items.tour_id, items.show_id
        from api.itinerary_items as items
        where items.org_id = sheet_rows.org_id
            and items.day_on = sheet_rows.on_date
            and items.deleted_at is null
        union all
        select items.id, items.version, items.topics, items.tour_id, items.show_id
        from api.itinerary_items as items
        where items.org_id = sheet_rows.org_id
            and items.until_on > items.day_on
            and items.until_on >= sheet_rows.on_date
            and items.day_on < sheet_rows.on_date
            and items.deleted_at is null
    )
    select 'shows/' || shows.id::text, shows.id, shows.version, array['org:' || sheet_rows.org_id::text]
    from sheet_shows as shows
    union all
    select 'venues/' || venues.id::text, venues.id, venues.version,
    array['org:' || sheet_rows.org_id::text]
    from api.venues as venues
    where venues.id in (select shows.venue_id from sheet_shows as shows)
    union all
    select 'contacts/' || contacts.id::text, contacts.id, contacts.version,
    array['org:' || sheet_rows.org_id::text]
    from api.contacts as contacts
    where contacts.deleted_at is null
        and contacts.id in (
            select links.contact_id
            from api.show_contacts as links
            where links.show_id in (select shows.id from sheet_shows as shows) and links.deleted_at is null
            union all
            select links.contact_id
            from api.venue_contacts as links
            where links.venue_id in (select shows.venue_id from sheet_shows as shows)
                and links.deleted_at is null
        )
    union all
    select 'itinerary_items/' || items.id::text, items.id, items.version, items.topics
    from sheet_items as items
    where sheet_rows.tour_id is null
        or coalesce(
            items.tour_id, (select shows.tour_id from api.shows as shows where shows.id = items.show_id)
        ) is not distinct from sheet_rows.tour_id
        or num_nonnulls(items.tour_id, items.show_id) = 0;
end;

comment on function tour.sheet_rows(uuid, date, uuid) is
'The rows that make a day sheet, as far as the caller sees them: shows of the day with their venues and
contacts, and items that begin, go on or end on it; of one tour, if given, and what belongs to none. key is
<table>/<id>.';

grant execute on function tour.sheet_rows(uuid, date, uuid) to member;

commit;
