-- Deploy ontour:schema/change/operation to pg
-- requires: schema/core/schemas

-- What the functions of offline sync hand to each other.

begin;

create type change.operation as (
    op_id uuid,
    op text,
    table_name text,
    row_id uuid,
    base_version integer,
    fields jsonb,
    depends_on uuid[],
    made_at timestamptz,
    device_id text,
    content jsonb
);

create type change.outcome as (
    verdict text,
    version integer,
    "row" jsonb,
    conflicts uuid[],
    code text,
    message text,
    details text,
    hint text
);

create type change.merged_field as (
    column_name text,
    policy text,
    base jsonb,
    mine jsonb,
    theirs jsonb,
    value jsonb,
    is_open boolean,
    is_lost boolean
);

comment on type change.operation is
'One operation of a device, read: op is insert, update, delete or resolve; content is what was sent.';
comment on type change.outcome is
'What became of an operation: applied, merged, conflict or rejected; code and the rest say why.';
comment on type change.merged_field is
'One field of a three-way merge: its value afterwards; open: somebody must decide; lost: a value gave way.';

commit;
