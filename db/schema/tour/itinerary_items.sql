-- Deploy ontour:schema/tour/itinerary_items to pg
-- requires: schema/tour/shows
-- requires: schema/tour/party_groups

-- What happens on the road. Times are those on the clock at the place: a date and a time (which may not be
-- known yet) and the zone of that clock. Without a zone it is the show's; without a show it floats: it is
-- seven in the morning wherever one is. So nothing moves when a zone changes its rules or a show its venue.

begin;

create table api.itinerary_items (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    tour_id uuid,
    show_id uuid,
    kind text not null,
    title text,
    status text not null default 'confirmed',
    starts_on date not null,
    starts_time time,
    is_late boolean not null default false,
    ends_on date,
    ends_time time,
    time_zone text,
    ends_time_zone text,
    place text,
    ends_place text,
    latitude double precision,
    longitude double precision,
    details text,
    visibility text not null default 'all',
    party_group_id uuid,
    owner_id uuid,
    topics text[] not null,
    -- The sheets on which it stands. A night ends at five: a set until one is not on the next day's.
    day_on date not null generated always as (starts_on - is_late::integer) stored,
    until_on date not null generated always as (
        greatest(
            starts_on - is_late::integer,
            coalesce(ends_on, starts_on + (ends_time < starts_time)::integer)
            - coalesce(ends_time < '05:00', false)::integer
        )
    ) stored,

    constraint itinerary_items_pkey primary key (id),
    constraint itinerary_items_org_id_id_key unique (org_id, id),
    constraint itinerary_items_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint itinerary_items_tour_id_fkey foreign key (org_id, tour_id) references api.tours (org_id, id),
    constraint itinerary_items_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint itinerary_items_party_group_id_fkey foreign key (org_id, party_group_id)
    references api.party_groups (org_id, id),
    constraint itinerary_items_owner_id_fkey foreign key (owner_id) references api.users (id),
    constraint itinerary_items_show_or_tour_check check (num_nonnulls(show_id, tour_id) <= 1),
    constraint itinerary_items_kind_known_check check (
        kind in (
            'flight', 'train', 'bus', 'car', 'ferry', 'hotel', 'load_in', 'soundcheck', 'rehearsal', 'meal',
            'doors', 'set', 'curfew', 'load_out', 'press', 'meeting', 'day_off', 'other'
        )
    ),
    constraint itinerary_items_title_length_check check (char_length(title) between 1 and 200),
    constraint itinerary_items_status_known_check check (status in ('tentative', 'confirmed', 'cancelled')),
    constraint itinerary_items_starts_on_bounds_check check (starts_on between '1800-01-02' and '2199-12-31'),
    constraint itinerary_items_ends_on_bounds_check check (ends_on between starts_on - 1 and starts_on + 366),
    -- Only who flies over the date line arrives before leaving.
    constraint itinerary_items_starts_before_ends_check check (
        ends_time_zone is not null
        or ends_on + coalesce(ends_time, '23:59') >= starts_on + coalesce(starts_time, '00:00')
    ),
    constraint itinerary_items_ends_time_after_start_check check (
        ends_time is null or starts_time is not null
    ),
    constraint itinerary_items_ends_time_zone_of_end_check check (
        ends_time_zone is null or ends_on is not null
    ),
    constraint itinerary_items_is_late_has_time_check check (not is_late or starts_time is not null),
    constraint itinerary_items_place_length_check check (char_length(place) between 1 and 500),
    constraint itinerary_items_ends_place_length_check check (char_length(ends_place) between 1 and 500),
    constraint itinerary_items_latitude_bounds_check check (latitude between -90 and 90),
    constraint itinerary_items_longitude_bounds_check check (longitude between -180 and 180),
    constraint itinerary_items_coordinates_both_check check ((latitude is null) = (longitude is null)),
    constraint itinerary_items_details_length_check check (char_length(details) <= 20000),
    constraint itinerary_items_visibility_known_check check (visibility in ('all', 'group', 'own')),
    constraint itinerary_items_party_group_id_seen_check check (
        (visibility = 'group') = (party_group_id is not null)
    ),
    constraint itinerary_items_owner_id_own_check check ((visibility = 'own') = (owner_id is not null))
);

call change.track(
    'api.itinerary_items', topics => array['{topics}'], parent => 'show_id', write => 'road.write'
);

create index itinerary_items_org_id_day_on_idx on api.itinerary_items (org_id, day_on);
create index itinerary_items_org_id_until_on_idx on api.itinerary_items (org_id, until_on, day_on)
where until_on > day_on;
create index itinerary_items_tour_id_idx on api.itinerary_items (tour_id, org_id);
create index itinerary_items_show_id_idx on api.itinerary_items (show_id, org_id);
create index itinerary_items_party_group_id_idx on api.itinerary_items (party_group_id, org_id);
create index itinerary_items_owner_id_idx on api.itinerary_items (owner_id);

create trigger _200_guard_codes
before insert or update of time_zone, ends_time_zone on api.itinerary_items
for each row execute function core.guard_codes('time_zone', 'time_zone', 'time_zone', 'ends_time_zone');

comment on table api.itinerary_items is
'What happens on the road: travel, hotels, load-in, soundcheck, doors, sets, press, days off. No money.';
comment on column api.itinerary_items.org_id is
'The organization that owns it; your personal one if not given.';
comment on column api.itinerary_items.tour_id is 'The tour that it belongs to, if to no show.';
comment on column api.itinerary_items.show_id is 'The show that it belongs to, and is deleted with.';
comment on column api.itinerary_items.kind is
'flight, train, bus, car, ferry, hotel, load_in, soundcheck, rehearsal, meal, doors, set, curfew, load_out,
press, meeting, day_off or other.';
comment on column api.itinerary_items.title is 'What it is called; null: its kind says enough.';
comment on column api.itinerary_items.status is 'tentative, confirmed or cancelled.';
comment on column api.itinerary_items.starts_on is
'The local date on which it starts; that of the show if not given.';
comment on column api.itinerary_items.starts_time is 'The local time; null: the whole day, or not known yet.';
comment on column api.itinerary_items.is_late is
'After midnight and still part of the evening before: it stands on the day sheet of that day.';
comment on column api.itinerary_items.ends_on is
'The local date on which it ends; null: ends_time is the next such time after the start.';
comment on column api.itinerary_items.ends_time is 'The local time at which it ends; null: not known.';
comment on column api.itinerary_items.time_zone is
'IANA zone of the times; null: that of the show, or none: the clock of wherever one is.';
comment on column api.itinerary_items.ends_time_zone is 'IANA zone of the arrival, if it is another.';
comment on column api.itinerary_items.place is 'Where, or from where.';
comment on column api.itinerary_items.ends_place is 'Where to.';
comment on column api.itinerary_items.latitude is 'Degrees north of the place, WGS 84.';
comment on column api.itinerary_items.longitude is 'Degrees east of the place, WGS 84.';
comment on column api.itinerary_items.details is 'Free text for everybody who sees the item.';
comment on column api.itinerary_items.visibility is
'all: who sees shows; group: the party group, and who manages the road; own: the owner alone.';
comment on column api.itinerary_items.party_group_id is 'The group that sees it, with visibility group.';
comment on column api.itinerary_items.owner_id is
'Who keeps it to themselves, with visibility own: who wrote it.';
comment on column api.itinerary_items.topics is 'Who reads it; follows from visibility.';
comment on column api.itinerary_items.day_on is 'The first day whose sheet it stands on.';
comment on column api.itinerary_items.until_on is 'The last day whose sheet it stands on.';

commit;
