-- Deploy ontour:schema/tour/day_sheet_views to pg
-- requires: schema/tour/tours

-- Kept as the versions that somebody had before them, not as a time: so what has changed since is exact,
-- whatever was committed meanwhile, also for who looked offline.

begin;

create table api.day_sheet_views (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    user_id uuid not null,
    tour_id uuid,
    day_on date not null,
    seen_at timestamptz not null,
    topics text[] not null generated always as (
        array['org:' || org_id::text || ':road', 'org:' || org_id::text || ':member:' || user_id::text]
    ) stored,

    constraint day_sheet_views_pkey primary key (id),
    constraint day_sheet_views_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint day_sheet_views_user_id_fkey foreign key (user_id) references api.users (id),
    constraint day_sheet_views_tour_id_fkey foreign key (org_id, tour_id) references api.tours (org_id, id)
);

-- A table of its own: that somebody keeps items to themselves is nobody's to read from their ids.
create table tour.seen_versions (
    view_id uuid not null,
    versions jsonb not null,

    constraint seen_versions_pkey primary key (view_id),
    constraint seen_versions_view_id_fkey foreign key (view_id) references api.day_sheet_views (id)
    on delete cascade,
    constraint seen_versions_versions_object_check check (jsonb_typeof(versions) = 'object'),
    constraint seen_versions_versions_length_check check (octet_length(versions::text) <= 200000)
);

alter table tour.seen_versions enable row level security;

call change.track('api.day_sheet_views', topics => array['{topics}'], parent => 'tour_id');

create unique index day_sheet_views_org_id_day_on_user_id_tour_id_key
on api.day_sheet_views (org_id, day_on, user_id, tour_id) nulls not distinct where deleted_at is null;
create index day_sheet_views_org_id_idx on api.day_sheet_views (org_id);
create index day_sheet_views_user_id_idx on api.day_sheet_views (user_id);
create index day_sheet_views_tour_id_idx on api.day_sheet_views (tour_id, org_id);

comment on table api.day_sheet_views is
'Who has seen which day sheet, and as it was when. rpc/mark_day_sheet_seen writes it.';
comment on column api.day_sheet_views.tour_id is 'The tour whose sheet it was; null: that of all.';
comment on column api.day_sheet_views.day_on is 'The day of the sheet.';
comment on column api.day_sheet_views.seen_at is 'When something new was last seen on it.';
comment on column api.day_sheet_views.topics is 'Who reads it: the person, and who manages the road.';
comment on table tour.seen_versions is 'What stood on the sheet when it was seen.';
comment on column tour.seen_versions.view_id is 'The row of api.day_sheet_views.';
comment on column tour.seen_versions.versions is
'{"itinerary_items": {"<id>": <version>}, "shows": {}, ...}.';

commit;
