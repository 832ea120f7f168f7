-- Deploy ontour:schema/tour/tours to pg
-- requires: schema/core/organizations
-- requires: functions/core/personal_org_id

begin;

create table api.tours (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    name text not null,
    starts_on date,
    ends_on date,
    notes text,

    constraint tours_pkey primary key (id),
    constraint tours_org_id_id_key unique (org_id, id),
    constraint tours_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint tours_name_length_check check (char_length(name) between 1 and 200),
    constraint tours_starts_on_bounds_check check (starts_on between '1800-01-01' and '2199-12-31'),
    constraint tours_ends_on_bounds_check check (ends_on between '1800-01-01' and '2199-12-31'),
    constraint tours_starts_before_ends_check check (starts_on <= ends_on),
    constraint tours_notes_length_check check (char_length(notes) <= 20000)
);

call change.track('api.tours', topics => array['org:{org_id}'], write => 'show.write');

create unique index tours_org_id_name_key on api.tours (org_id, name) where deleted_at is null;

comment on table api.tours is 'A run of shows under one name.';
comment on column api.tours.org_id is 'The organization that owns it; your personal one if not given.';
comment on column api.tours.name is 'Unique among the tours of the organization.';
comment on column api.tours.starts_on is 'First day, travel included.';
comment on column api.tours.ends_on is 'Last day.';
comment on column api.tours.notes is 'Free text for everybody who may see the tour.';

commit;
