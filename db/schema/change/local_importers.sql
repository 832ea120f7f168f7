-- Deploy ontour:schema/change/local_importers to pg
-- requires: schema/core/schemas

-- What api.import_local can read. A module joins by a row here and a function of its own.

begin;

create table change.local_importers (
    section text not null,
    aliases text[] not null default '{}',
    parent_section text,
    parent_field text,
    position integer not null,
    permission text,
    spellings jsonb not null,
    importer text not null,

    constraint local_importers_pkey primary key (section),
    constraint local_importers_parent_section_fkey foreign key (parent_section)
    references change.local_importers (section),
    constraint local_importers_parent_both_check check ((parent_section is null) = (parent_field is null)),
    constraint local_importers_importer_form_check check (importer ~ '^[a-z_]+\.[a-z_]+$')
);

create index local_importers_parent_section_idx on change.local_importers (parent_section);

alter table change.local_importers enable row level security;

create policy select_member on change.local_importers
for select to member
using (true);

grant select on change.local_importers to member;

comment on table change.local_importers is
'The sections of an offline past that this installation can import, and how.';
comment on column change.local_importers.section is 'Such as shows: its key in the data, in snake case.';
comment on column change.local_importers.aliases is 'Other keys that mean it.';
comment on column change.local_importers.parent_section is
'The section that its rows belong to; they may also stand inside such a row, as a list under this section''s
key.';
comment on column change.local_importers.parent_field is 'The field that holds the local id of the parent.';
comment on column change.local_importers.position is 'Parents come before their children.';
comment on column change.local_importers.permission is
'What an import of it asks for in the organization; null: nothing but to be a member.';
comment on column change.local_importers.spellings is
'Every key that a row may have, in snake case, and the field that it means.';
comment on column change.local_importers.importer is
'A function that takes a change.local_import, writes what it says under the caller''s own rights, and returns
a change.local_verdict with verdict (created, updated or unchanged) and row_id. A row that was deleted here it
refuses with ROW_DELETED.';

commit;
