-- Deploy ontour:schema/tour/party_groups to pg
-- requires: schema/tour/tours

-- Who travels, eats or sleeps together. A group decides who sees what is planned for it, so it is managed,
-- not merely written: whoever could add themselves would see everything.

begin;

create table api.party_groups (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    tour_id uuid,
    name text not null,
    notes text,

    constraint party_groups_pkey primary key (id),
    constraint party_groups_org_id_id_key unique (org_id, id),
    constraint party_groups_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint party_groups_tour_id_fkey foreign key (org_id, tour_id) references api.tours (org_id, id),
    constraint party_groups_name_length_check check (char_length(name) between 1 and 100),
    constraint party_groups_notes_length_check check (char_length(notes) <= 2000)
);

call change.track('api.party_groups', topics => array['org:{org_id}'], write => 'road.manage');

create index party_groups_tour_id_idx on api.party_groups (tour_id, org_id);
create unique index party_groups_org_id_tour_id_name_key on api.party_groups (org_id, tour_id, name)
nulls not distinct where deleted_at is null;

comment on table api.party_groups is
'People of an organization who are planned for together, such as Band, Crew or Bus 2.';
comment on column api.party_groups.org_id is 'The organization that owns it; your personal one if not given.';
comment on column api.party_groups.tour_id is 'The tour that it is for; null: for all.';
comment on column api.party_groups.name is 'Unique among the groups of the tour.';
comment on column api.party_groups.notes is 'Free text for everybody in the organization.';

commit;
