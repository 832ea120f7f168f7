-- Deploy ontour:schema/tour/shows to pg
-- requires: schema/tour/tours
-- requires: schema/tour/venues
-- requires: functions/core/guard_codes
-- requires: functions/change/merge_by

-- What a show is, without its money: that stands in tables of its own, so that row level security
-- hides it from who sees shows but no money. functions/tour/guard_show_status holds the moves of
-- status, functions/tour/require_complete_show what a confirmed show needs.

begin;

create table api.shows (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    tour_id uuid,
    venue_id uuid,
    name text not null,
    show_on date,
    status text not null default 'draft',
    city text,
    country text,
    time_zone text,
    expected_attendance integer,
    actual_attendance integer,
    notes text,
    external_id text,
    announce_at timestamptz,

    constraint shows_pkey primary key (id),
    constraint shows_org_id_id_key unique (org_id, id),
    constraint shows_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint shows_tour_id_fkey foreign key (org_id, tour_id) references api.tours (org_id, id),
    constraint shows_venue_id_fkey foreign key (org_id, venue_id) references api.venues (org_id, id),
    constraint shows_country_fkey foreign key (country) references api.countries (code),
    constraint shows_name_length_check check (char_length(name) between 1 and 200),
    constraint shows_show_on_bounds_check check (show_on between '1800-01-01' and '2199-12-31'),
    constraint shows_status_known_check check (
        status in ('draft', 'pending', 'confirmed', 'completed', 'cancelled')
    ),
    constraint shows_city_length_check check (char_length(city) between 1 and 200),
    constraint shows_expected_attendance_bounds_check check (expected_attendance between 0 and 5000000),
    constraint shows_actual_attendance_bounds_check check (actual_attendance between 0 and 5000000),
    constraint shows_notes_length_check check (char_length(notes) <= 20000),
    constraint shows_external_id_length_check check (char_length(external_id) between 1 and 500)
);

call change.track('api.shows', topics => array['org:{org_id}'], write => 'show.write');
-- An estimate: the newest one counts. Who came is money, and asked about like the rest.
call change.merge_by('api.shows', '{"expected_attendance": "latest"}');

-- Not partial: the policies show a row that this transaction deletes, so "live" implies nothing to the
-- planner.
create index shows_org_id_show_on_idx on api.shows (org_id, show_on, id);
create index shows_org_id_status_show_on_idx on api.shows (org_id, status, show_on, id);
create index shows_tour_id_idx on api.shows (tour_id, org_id);
create index shows_venue_id_idx on api.shows (venue_id, org_id);
create index shows_country_idx on api.shows (country);
create unique index shows_org_id_external_id_key on api.shows (org_id, external_id) where deleted_at is null;

create trigger _200_guard_codes
before insert or update of country, time_zone on api.shows
for each row execute function core.guard_codes('country', 'country', 'time_zone', 'time_zone');

comment on table api.shows is 'One performance, from first pencil to completion.';
comment on column api.shows.org_id is 'The organization that owns it; your personal one if not given.';
comment on column api.shows.name is 'The venue''s name if not given.';
comment on column api.shows.show_on is 'The local date of the show.';
comment on column api.shows.status is
'draft, pending, confirmed, completed or cancelled (canceled is accepted on input).';
comment on column api.shows.city is 'The venue''s city if not given.';
comment on column api.shows.country is 'ISO 3166-1 alpha-2 code; the venue''s country if not given.';
comment on column api.shows.time_zone is 'IANA time zone of the show; the venue''s if not given.';
comment on column api.shows.expected_attendance is 'How many people are expected.';
comment on column api.shows.actual_attendance is 'How many people came.';
comment on column api.shows.notes is 'Free text for everybody who may see the show.';
comment on column api.shows.external_id is
'The show''s identity in the system it came from; import knows it by this.';
comment on column api.shows.announce_at is
'From when on everybody may know of it, once it is confirmed: see rpc/announced_shows. null: never.';

commit;
