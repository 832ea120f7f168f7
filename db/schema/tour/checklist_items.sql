-- Deploy ontour:schema/tour/checklist_items to pg
-- requires: schema/tour/checklists
-- requires: functions/tour/guard_member
-- requires: functions/tour/place_last
-- requires: functions/change/merge_by

begin;

create table api.checklist_items (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    checklist_id uuid not null,
    title text not null,
    notes text,
    owner_id uuid,
    due_days integer,
    due_at timestamptz,
    done_at timestamptz,
    done_by uuid,
    position numeric not null,

    constraint checklist_items_pkey primary key (id),
    constraint checklist_items_checklist_id_fkey foreign key (org_id, checklist_id)
    references api.checklists (org_id, id),
    constraint checklist_items_owner_id_fkey foreign key (owner_id) references api.users (id),
    constraint checklist_items_done_by_fkey foreign key (done_by) references api.users (id),
    constraint checklist_items_title_length_check check (char_length(title) between 1 and 200),
    constraint checklist_items_notes_length_check check (char_length(notes) <= 20000),
    constraint checklist_items_due_days_bounds_check check (due_days between -366 and 3660),
    constraint checklist_items_position_form_check check (
        position between -999999 and 999999 and scale(position) <= 9
    )
);

call change.track(
    'api.checklist_items', topics => array['org:{org_id}'], parent => 'checklist_id', write => 'road.write'
);
call change.merge_by('api.checklist_items', '{"position": "latest", "done_at": "latest"}');

create index checklist_items_checklist_id_position_idx on api.checklist_items (checklist_id, position, id);
create index checklist_items_checklist_id_idx on api.checklist_items (checklist_id, org_id);
create index checklist_items_owner_id_idx on api.checklist_items (owner_id);
create index checklist_items_done_by_idx on api.checklist_items (done_by);
create index checklist_items_due_at_idx on api.checklist_items (due_at)
where done_at is null and owner_id is not null and deleted_at is null;

create trigger _050_attach_to_parent
before insert or update on api.checklist_items
for each row execute function tour.attach_to_parent('checklist_id', 'checklists');

create trigger _060_place_last
before insert on api.checklist_items
for each row execute function tour.place_last('checklist_id');

create trigger _200_guard_member
before insert or update on api.checklist_items
for each row execute function tour.guard_member('owner_id');

comment on table api.checklist_items is 'Things to do. Who they are given to is told, and reminded.';
comment on column api.checklist_items.org_id is 'The organization of the checklist.';
comment on column api.checklist_items.title is 'What there is to do.';
comment on column api.checklist_items.notes is 'What has become of it so far.';
comment on column api.checklist_items.owner_id is
'The member who does it; may tick it off, whatever their role.';
comment on column api.checklist_items.due_days is
'How many days before the show it is due: due_at is then noon of that day where the show is, and moves with
it.';
comment on column api.checklist_items.due_at is 'Until when; sent without due_days it stays where it is.';
comment on column api.checklist_items.done_at is 'When it was done; null while it is open.';
comment on column api.checklist_items.done_by is 'Who said so.';
comment on column api.checklist_items.position is
'Order by position,id. At the end if not given; a move writes a number between those of two neighbours, or
asks rpc/reorder for one.';

commit;
