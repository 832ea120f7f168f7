-- Deploy ontour:schema/tour/guests to pg
-- requires: schema/tour/guest_lists
-- requires: functions/change/merge_by

begin;

create table api.guests (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    guest_list_id uuid not null,
    name text not null,
    party_size integer not null default 1,
    status text not null default 'requested',
    requested_by uuid,
    decided_by uuid,
    decided_at timestamptz,
    pickup text not null default 'box_office',
    picked_up_at timestamptz,
    notes text,

    constraint guests_pkey primary key (id),
    constraint guests_guest_list_id_fkey foreign key (org_id, guest_list_id)
    references api.guest_lists (org_id, id),
    constraint guests_requested_by_fkey foreign key (requested_by) references api.users (id),
    constraint guests_decided_by_fkey foreign key (decided_by) references api.users (id),
    constraint guests_name_length_check check (char_length(name) between 1 and 200),
    constraint guests_party_size_bounds_check check (party_size between 1 and 1000),
    constraint guests_status_known_check check (status in ('requested', 'approved', 'declined')),
    constraint guests_decided_at_check check ((status = 'requested') = (decided_at is null)),
    constraint guests_pickup_known_check check (
        pickup in ('box_office', 'stage_door', 'in_person', 'electronic')
    ),
    constraint guests_picked_up_when_approved_check check (picked_up_at is null or status = 'approved'),
    constraint guests_notes_length_check check (char_length(notes) <= 20000)
);

call change.track(
    'api.guests', topics => array['org:{org_id}'], parent => 'guest_list_id', write => 'road.manage'
);
-- Two doors, one guest: in is in, and the log has both.
call change.merge_by('api.guests', '{"picked_up_at": "latest"}');

create index guests_guest_list_id_idx on api.guests (guest_list_id, org_id);
create index guests_requested_by_idx on api.guests (requested_by);
create index guests_decided_by_idx on api.guests (decided_by);

create trigger _050_attach_to_parent
before insert or update on api.guests
for each row execute function tour.attach_to_parent('guest_list_id', 'guest_lists');

comment on table api.guests is
'Those who are to come in without a ticket: asked for by any member, approved by who manages the road.';
comment on column api.guests.org_id is 'The organization of the guest list.';
comment on column api.guests.name is 'The name at the door.';
comment on column api.guests.party_size is 'How many people come in by it, this one included.';
comment on column api.guests.status is
'requested, approved or declined. Only approved ones come in and count against the allotment.';
comment on column api.guests.requested_by is 'Who asked; told of the decision.';
comment on column api.guests.decided_by is 'Who approved or declined.';
comment on column api.guests.decided_at is 'When.';
comment on column api.guests.pickup is
'Where tickets or passes are handed over: box_office, stage_door, in_person or electronic.';
comment on column api.guests.picked_up_at is 'When they were; null until then.';
comment on column api.guests.notes is 'Such as the kind of pass; for everybody who may see the list.';

commit;
