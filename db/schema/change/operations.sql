-- Deploy ontour:schema/change/operations to pg
-- requires: schema/core/schemas

-- The verdicts that offline operations got. With what was sent: a value that was refused or gave way is here,
-- whatever else becomes of it.

begin;

create table change.operations (
    user_id uuid not null,
    op_id uuid not null,
    seq bigint not null generated always as identity,
    received_at timestamptz not null default now(),
    made_at timestamptz not null,
    device_id text,
    op text not null,
    table_name text,
    row_id uuid,
    fields jsonb,
    content jsonb not null,
    content_hash bytea not null,
    verdict text not null,
    version integer,
    result jsonb not null,

    constraint operations_pkey primary key (user_id, op_id),
    constraint operations_verdict_known_check check (
        verdict in ('applied', 'merged', 'conflict', 'rejected')
    )
);

create index operations_row_id_idx on change.operations (row_id);

alter table change.operations enable row level security;

comment on table change.operations is 'Every operation that a device pushed, and the verdict that it got.';
comment on column change.operations.seq is 'Order in which one person''s operations were judged.';
comment on column change.operations.made_at is
'When the edit was made, as the device says, but never in the future.';
comment on column change.operations.fields is 'The fields that were sent, without redacted columns.';
comment on column change.operations.content is 'The whole operation as sent, without redacted columns.';
comment on column change.operations.content_hash is 'SHA-256 of content: the same op_id says the same thing.';
comment on column change.operations.verdict is 'applied, merged, conflict or rejected.';
comment on column change.operations.version is 'The row''s version after the operation.';
comment on column change.operations.result is 'The verdict as it was answered, without the row.';

commit;
