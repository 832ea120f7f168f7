-- Deploy ontour:schema/tour/contacts to pg
-- requires: schema/core/organizations
-- requires: functions/core/personal_org_id
-- requires: functions/change/track

begin;

create table api.contacts (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    name text not null,
    company text,
    title text,
    email text,
    phone text,
    notes text,

    constraint contacts_pkey primary key (id),
    constraint contacts_org_id_id_key unique (org_id, id),
    constraint contacts_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint contacts_name_length_check check (char_length(name) between 1 and 200),
    constraint contacts_company_length_check check (char_length(company) between 1 and 200),
    constraint contacts_title_length_check check (char_length(title) between 1 and 200),
    constraint contacts_email_form_check check (
        email ~ '^[^[:space:][:cntrl:]@]+@[^[:space:][:cntrl:]@]+$' and octet_length(email) <= 254
    ),
    constraint contacts_phone_form_check check (phone ~ '^[+0-9][0-9 ()./x-]{2,39}$'),
    constraint contacts_notes_length_check check (char_length(notes) <= 20000)
);

call change.track('api.contacts', topics => array['org:{org_id}'], write => 'road.write');

create index contacts_org_id_name_idx on api.contacts (org_id, name);

comment on table api.contacts is
'The address book of an organization: promoters, production, venues, drivers. They need no account.';
comment on column api.contacts.org_id is 'The organization that owns it; your personal one if not given.';
comment on column api.contacts.name is 'A person, or a desk such as Box office.';
comment on column api.contacts.company is 'Whom they work for.';
comment on column api.contacts.title is 'What they do there, such as Production manager.';
comment on column api.contacts.email is 'Where mail reaches them.';
comment on column api.contacts.phone is 'Best with country code, such as +31 20 626 4521.';
comment on column api.contacts.notes is 'Free text for everybody who may see the contact.';

commit;
