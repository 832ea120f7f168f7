-- Deploy ontour:schema/tour/guest_lists to pg
-- requires: schema/tour/shows
-- requires: functions/tour/attach_to_parent
-- requires: functions/tour/guard_member

begin;

create table api.guest_lists (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    show_id uuid not null,
    name text not null,
    holder_id uuid,
    allotment integer not null,
    cutoff_at timestamptz,
    closed_at timestamptz,
    notes text,

    constraint guest_lists_pkey primary key (id),
    constraint guest_lists_org_id_id_key unique (org_id, id),
    constraint guest_lists_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint guest_lists_holder_id_fkey foreign key (holder_id) references api.users (id),
    constraint guest_lists_name_length_check check (char_length(name) between 1 and 200),
    constraint guest_lists_allotment_bounds_check check (allotment between 0 and 100000),
    constraint guest_lists_notes_length_check check (char_length(notes) <= 20000)
);

call change.track(
    'api.guest_lists', topics => array['org:{org_id}'], parent => 'show_id', write => 'road.manage'
);

create index guest_lists_show_id_idx on api.guest_lists (show_id, org_id);
create index guest_lists_holder_id_idx on api.guest_lists (holder_id);

create trigger _050_attach_to_parent
before insert or update on api.guest_lists
for each row execute function tour.attach_to_parent('show_id', 'shows');

create trigger _200_guard_member
before insert or update on api.guest_lists
for each row execute function tour.guard_member('holder_id');

comment on table api.guest_lists is
'Who comes in without a ticket: a list for each who has places to give away, such as the band or the label.';
comment on column api.guest_lists.org_id is 'The organization of the show.';
comment on column api.guest_lists.name is 'Whose places they are, such as Band.';
comment on column api.guest_lists.holder_id is
'The member who is told of requests; null: all who manage the road are.';
comment on column api.guest_lists.allotment is
'How many people may come in by it; never fewer than have been approved.';
comment on column api.guest_lists.cutoff_at is
'Until when members may ask for places; who manages the road still adds guests. Null: until it is closed.';
comment on column api.guest_lists.closed_at is
'Since when nobody is added or approved any more; null while it is open.';
comment on column api.guest_lists.notes is 'Free text for everybody who may see the list.';

commit;
