-- Deploy ontour:schema/tour/checklists to pg
-- requires: schema/tour/shows
-- requires: functions/tour/attach_to_parent

begin;

create table api.checklists (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    show_id uuid,
    name text not null,
    is_template boolean not null default false,
    notes text,

    constraint checklists_pkey primary key (id),
    constraint checklists_org_id_id_key unique (org_id, id),
    constraint checklists_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint checklists_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint checklists_template_of_no_show_check check (not is_template or show_id is null),
    constraint checklists_name_length_check check (char_length(name) between 1 and 200),
    constraint checklists_notes_length_check check (char_length(notes) <= 20000)
);

call change.track(
    'api.checklists', topics => array['org:{org_id}'], parent => 'show_id', write => 'road.write'
);

create index checklists_show_id_idx on api.checklists (show_id, org_id);
create index checklists_org_id_idx on api.checklists (org_id);

create trigger _050_attach_to_parent
before insert or update on api.checklists
for each row execute function tour.attach_to_parent('show_id', 'shows');

comment on table api.checklists is 'What there is to do before a show, or before a tour: advancing.';
comment on column api.checklists.org_id is
'The organization of the show; without a show the one given, or your personal one.';
comment on column api.checklists.name is 'Such as Advance.';
comment on column api.checklists.is_template is
'Whether it is there to be copied to shows (rpc/copy_checklist); nobody is reminded of it.';
comment on column api.checklists.notes is 'Free text for everybody who may see it.';

commit;
