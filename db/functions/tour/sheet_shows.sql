-- Deploy ontour:functions/tour/sheet_shows to pg
-- requires: schema/tour/shows
-- requires: schema/tour/show_contacts
-- requires: schema/tour/venue_contacts

begin;

create or replace function tour.sheet_shows(show_ids uuid[])
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
                    'id', shows.id, 'version', shows.version, 'name', shows.name, 'status', shows.status,
                    'city', shows.city, 'country', shows.country, 'time_zone', shows.time_zone,
                    'notes', shows.notes, 'tour', tours.name,
                    'venue', case when venues.id is not null then jsonb_build_object(
                        'id', venues.id, 'version', venues.version, 'name', venues.name,
                        'address', venues.address, 'city', venues.city, 'subdivision', venues.subdivision,
                        'country', venues.country, 'latitude', venues.latitude, 'longitude', venues.longitude,
                        'capacity', venues.capacity
                    ) end,
                    'contacts', (
                        select coalesce(
                            jsonb_agg(
                                jsonb_build_object(
                                    'id', contacts.id, 'version', contacts.version, 'role', linked.role,
                                    'name', contacts.name, 'company', contacts.company,
                                    'phone', contacts.phone, 'email', contacts.email
                                )
                                order by linked.role, contacts.name, contacts.id
                            ),
                            '[]'
                        )
                        from (
                            select links.contact_id, links.role
                            from api.show_contacts as links
                            where links.show_id = shows.id and links.deleted_at is null
                            union
                            select links.contact_id, links.role
                            from api.venue_contacts as links
                            where links.venue_id = shows.venue_id and links.deleted_at is null
                        ) as linked
                        join api.contacts as contacts on contacts.id = linked.contact_id
                        where contacts.deleted_at is null
                    )
                )
                order by shows.name, shows.id
            ),
            '[]'
        )
        from api.shows as shows
        left join api.tours as tours on tours.id = shows.tour_id
        left join api.venues as venues on venues.id = shows.venue_id
        where shows.id = any (sheet_shows.show_ids)
    );
end
$$;

comment on function tour.sheet_shows(uuid[]) is
'Shows as a day sheet has them, with their venues and whom to call, as far as the caller sees them. No
money.';

grant execute on function tour.sheet_shows(uuid[]) to member;

commit;
