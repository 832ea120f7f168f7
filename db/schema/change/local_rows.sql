-- Deploy ontour:schema/change/local_rows to pg
-- requires: schema/core/organizations

-- What has been imported from offline pasts. The fields are kept as digests: enough to tell what is new the
-- next time, and no copy of anything.

begin;

create table change.local_rows (
    org_id uuid not null,
    section text not null,
    key text not null,
    row_id uuid not null,
    digests jsonb not null,
    imported_at timestamptz not null default now(),

    constraint local_rows_pkey primary key (org_id, section, key),
    constraint local_rows_org_id_fkey foreign key (org_id) references api.organizations (id)
);

alter table change.local_rows enable row level security;

comment on table change.local_rows is
'Which row each row of an offline past has become; only functions/change/*_local_row read and write it.';
comment on column change.local_rows.key is
'Its local id: local:<id> where that is a UUID, else local:<digest of the device or person>:<id>.';
comment on column change.local_rows.row_id is 'What it is here; deleted, perhaps.';
comment on column change.local_rows.digests is 'Each field that was imported last and a digest of its value.';
comment on column change.local_rows.imported_at is 'When it was imported last with something new.';

commit;
