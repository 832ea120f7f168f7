-- Deploy ontour:schema/change/local_item to pg
-- requires: schema/core/schemas

begin;

create type change.local_item as (
    pointer text,
    section text,
    name text,
    data jsonb,
    parent_pointer text
);

create type change.local_import as (
    org_id uuid,
    key text,
    data jsonb,
    said text[],
    row_id uuid,
    parent_id uuid
);

comment on type change.local_item is 'One row of an offline past, found in its data.';
comment on column change.local_item.pointer is 'Where it stands, as a JSON pointer.';
comment on column change.local_item.section is
'The section of change.local_importers, or where there is none the key in snake case.';
comment on column change.local_item.name is 'Its key, if it stands in an object; else null.';
comment on column change.local_item.data is 'The row without the lists of rows inside it.';
comment on column change.local_item.parent_pointer is 'The row inside which it stands.';

comment on type change.local_import is 'What an importer is given: one row of an offline past, read.';
comment on column change.local_import.key is 'By what it is known here; differs from row to row.';
comment on column change.local_import.data is 'The row by the names of our fields, each as text or number.';
comment on column change.local_import.said is 'The fields that are new since it was imported last.';
comment on column change.local_import.row_id is 'What that has made of it; null the first time.';
comment on column change.local_import.parent_id is 'The row that it belongs to.';

commit;
