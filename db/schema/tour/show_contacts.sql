-- Deploy ontour:schema/tour/show_contacts to pg
-- requires: schema/tour/shows
-- requires: schema/tour/contacts
-- requires: functions/tour/attach_to_parent

begin;

create table api.show_contacts (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    show_id uuid not null,
    contact_id uuid not null,
    role text not null,

    constraint show_contacts_pkey primary key (id),
    constraint show_contacts_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint show_contacts_contact_id_fkey foreign key (org_id, contact_id)
    references api.contacts (org_id, id),
    constraint show_contacts_role_length_check check (char_length(role) between 1 and 100)
);

call change.track(
    'api.show_contacts', topics => array['org:{org_id}'], parent => 'show_id', write => 'road.write'
);

create unique index show_contacts_show_id_contact_id_role_key
on api.show_contacts (show_id, contact_id, role)
where deleted_at is null;
create index show_contacts_show_id_idx on api.show_contacts (show_id, org_id);
create index show_contacts_contact_id_idx on api.show_contacts (contact_id, org_id);
create index show_contacts_org_id_idx on api.show_contacts (org_id);

create trigger _050_attach_to_parent
before insert or update on api.show_contacts
for each row execute function tour.attach_to_parent('show_id', 'shows', 'contact_id', 'contacts');

comment on table api.show_contacts is 'Who is who at a show: promoter, production, stage, driver.';
comment on column api.show_contacts.org_id is 'The organization of the show.';
comment on column api.show_contacts.role is 'What they are there, such as Promoter or Stage manager.';

commit;
