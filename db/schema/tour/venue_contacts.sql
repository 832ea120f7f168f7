-- Deploy ontour:schema/tour/venue_contacts to pg
-- requires: schema/tour/venues
-- requires: schema/tour/contacts
-- requires: functions/tour/attach_to_parent

begin;

create table api.venue_contacts (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null,
    venue_id uuid not null,
    contact_id uuid not null,
    role text not null,

    constraint venue_contacts_pkey primary key (id),
    constraint venue_contacts_venue_id_fkey foreign key (org_id, venue_id) references api.venues (org_id, id),
    constraint venue_contacts_contact_id_fkey foreign key (org_id, contact_id)
    references api.contacts (org_id, id),
    constraint venue_contacts_role_length_check check (char_length(role) between 1 and 100)
);

call change.track(
    'api.venue_contacts', topics => array['org:{org_id}'], parent => 'venue_id', write => 'road.write'
);

create unique index venue_contacts_venue_id_contact_id_role_key
on api.venue_contacts (venue_id, contact_id, role)
where deleted_at is null;
create index venue_contacts_venue_id_idx on api.venue_contacts (venue_id, org_id);
create index venue_contacts_contact_id_idx on api.venue_contacts (contact_id, org_id);
create index venue_contacts_org_id_idx on api.venue_contacts (org_id);

create trigger _050_attach_to_parent
before insert or update on api.venue_contacts
for each row execute function tour.attach_to_parent('venue_id', 'venues', 'contact_id', 'contacts');

comment on table api.venue_contacts is 'Who is who at a venue, whatever the show.';
comment on column api.venue_contacts.org_id is 'The organization of the venue.';
comment on column api.venue_contacts.role is 'What they are there, such as Promoter or Stage manager.';

commit;
