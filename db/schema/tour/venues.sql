-- Deploy ontour:schema/tour/venues to pg
-- requires: schema/core/organizations
-- requires: functions/core/personal_org_id
-- requires: functions/core/guard_codes

-- Every organization keeps its own venues: what one writes about a venue is not another's to read.

begin;

create table api.venues (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    name text not null,
    address text,
    city text,
    subdivision text,
    country text,
    latitude double precision,
    longitude double precision,
    time_zone text,
    capacity integer,

    constraint venues_pkey primary key (id),
    constraint venues_org_id_id_key unique (org_id, id),
    constraint venues_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint venues_country_fkey foreign key (country) references api.countries (code),
    constraint venues_name_length_check check (char_length(name) between 1 and 200),
    constraint venues_address_length_check check (char_length(address) <= 500),
    constraint venues_city_length_check check (char_length(city) between 1 and 200),
    constraint venues_subdivision_length_check check (char_length(subdivision) between 1 and 100),
    constraint venues_latitude_bounds_check check (latitude between -90 and 90),
    constraint venues_longitude_bounds_check check (longitude between -180 and 180),
    constraint venues_coordinates_both_check check ((latitude is null) = (longitude is null)),
    constraint venues_capacity_bounds_check check (capacity between 0 and 5000000)
);

call change.track('api.venues', topics => array['org:{org_id}'], write => 'show.write');

create index venues_org_id_name_idx on api.venues (org_id, name);
create index venues_country_idx on api.venues (country);

create trigger _200_guard_codes
before insert or update of country, time_zone on api.venues
for each row execute function core.guard_codes('country', 'country', 'time_zone', 'time_zone');

comment on table api.venues is 'A place where shows happen, as one organization knows it.';
comment on column api.venues.org_id is 'The organization that owns it; your personal one if not given.';
comment on column api.venues.name is 'As it is called in speech and on posters.';
comment on column api.venues.address is 'Street and number, postal code.';
comment on column api.venues.city is 'City or town.';
comment on column api.venues.subdivision is 'State, province or region.';
comment on column api.venues.country is 'ISO 3166-1 alpha-2 code.';
comment on column api.venues.latitude is 'Degrees north, WGS 84.';
comment on column api.venues.longitude is 'Degrees east, WGS 84.';
comment on column api.venues.time_zone is 'IANA time zone, such as Europe/Berlin.';
comment on column api.venues.capacity is 'People that it holds.';

commit;
