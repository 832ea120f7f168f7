-- Deploy ontour:functions/tour/announced_shows to pg
-- requires: schema/tour/shows
-- requires: functions/tour/keep_embargo

-- The one way by which anybody sees shows: what is not in this list of columns is not public. The embargo is
-- asked when it is read, so it ends to the second, with nothing that could be late or run too early.

begin;

-- Security definer: nobody but members may read shows.
create or replace function api.announced_shows(
    org_id uuid, from_on date default null, to_on date default null
)
returns table (
    id uuid, act text, name text, show_on date, status text, tour text, venue text, address text, city text,
    country text, time_zone text, updated_at timestamptz
)
language plpgsql
stable
security definer
set search_path = ''
as $$
#variable_conflict use_column
begin
    return query
    select
        shows.id, organizations.name, shows.name, shows.show_on, shows.status, tours.name, venues.name,
        venues.address, shows.city, shows.country, shows.time_zone,
        greatest(
            shows.updated_at, shows.announce_at, organizations.updated_at, tours.updated_at, venues.updated_at
        )
    from api.shows
    join api.organizations on organizations.id = shows.org_id and organizations.deleted_at is null
    left join api.tours on tours.id = shows.tour_id
    left join api.venues on venues.id = shows.venue_id
    where shows.org_id = announced_shows.org_id
        and shows.announce_at <= now()
        and shows.status in ('confirmed', 'completed', 'cancelled')
        and shows.deleted_at is null
        and (shows.show_on >= announced_shows.from_on or announced_shows.from_on is null)
        and (shows.show_on <= announced_shows.to_on or announced_shows.to_on is null)
    order by shows.show_on, shows.id;
end
$$;

comment on function api.announced_shows(uuid, date, date) is
'The shows of an organization that everybody may know of: confirmed, completed or cancelled ones whose
announce_at has come. For anybody, without a token. Nothing for an organization that has none.';

grant execute on function api.announced_shows(uuid, date, date) to anon, member;

commit;
