-- Deploy ontour:schema/tour/set_lists to pg
-- requires: schema/tour/shows
-- requires: functions/tour/attach_to_parent

begin;

create table api.set_lists (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    show_id uuid,
    name text not null,
    notes text,

    constraint set_lists_pkey primary key (id),
    constraint set_lists_org_id_id_key unique (org_id, id),
    constraint set_lists_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint set_lists_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint set_lists_name_length_check check (char_length(name) between 1 and 200),
    constraint set_lists_notes_length_check check (char_length(notes) <= 20000)
);

call change.track(
    'api.set_lists', topics => array['org:{org_id}'], parent => 'show_id', write => 'road.write'
);

create index set_lists_show_id_idx on api.set_lists (show_id, org_id);
create index set_lists_org_id_idx on api.set_lists (org_id);

create trigger _050_attach_to_parent
before insert or update on api.set_lists
for each row execute function tour.attach_to_parent('show_id', 'shows');

comment on table api.set_lists is 'What is played in which order, at a show or by default.';
comment on column api.set_lists.org_id is
'The organization of the show; without a show the one given, or your personal one.';
comment on column api.set_lists.show_id is 'The show; null: a list to copy from, see rpc/copy_set_list.';
comment on column api.set_lists.name is 'Such as Main set.';
comment on column api.set_lists.notes is 'Free text for everybody who may see it.';

commit;
