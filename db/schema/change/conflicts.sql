-- Deploy ontour:schema/change/conflicts to pg
-- requires: schema/core/organizations
-- requires: functions/change/track

-- What a merge could not or did not keep: an open question, or one that a policy or a person answered.
-- Tracked, so that it reaches devices by the feed, under the topics of the row that it is about.

begin;

create table api.conflicts (
    id uuid not null default core.uuid_v7(),
    org_id uuid,
    table_name text not null,
    row_id uuid not null,
    kind text not null,
    column_name text,
    policy text not null default 'ask',
    base jsonb,
    mine jsonb,
    theirs jsonb,
    base_version integer,
    theirs_version integer,
    op_id uuid not null,
    actor_id uuid,
    device_id text,
    made_at timestamptz not null,
    theirs_op_id uuid,
    theirs_actor_id uuid,
    theirs_device_id text,
    theirs_at timestamptz,
    code text,
    message text,
    status text not null default 'open',
    choice text,
    chosen jsonb,
    replaced jsonb,
    resolved_version integer,
    resolved_by uuid,
    resolved_at timestamptz,
    topics text[] not null,

    constraint conflicts_pkey primary key (id),
    constraint conflicts_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint conflicts_kind_known_check check (kind in ('field', 'deleted', 'delete', 'rule')),
    constraint conflicts_column_name_field_check check ((kind = 'field') = (column_name is not null)),
    constraint conflicts_status_known_check check (status in ('open', 'resolved', 'superseded')),
    constraint conflicts_choice_known_check check (choice in ('mine', 'theirs', 'value')),
    constraint conflicts_choice_made_check check ((status = 'resolved') = (choice is not null))
);

-- Whose devices they were goes when their person leaves; so it must not enter the log.
call change.track(
    'api.conflicts', topics => array['{topics}'], parent => 'org_id',
    redacted => '{device_id,theirs_device_id}'
);

create index conflicts_org_id_status_idx on api.conflicts (org_id, status);
create index conflicts_row_id_idx on api.conflicts (row_id);

comment on table api.conflicts is
'Edits that met another edit of the same field or row: what was there, what each side wanted, what became of
it.';
comment on column api.conflicts.org_id is 'The organization of the row; null for a person''s own.';
comment on column api.conflicts.table_name is 'The table of the row that this is about.';
comment on column api.conflicts.row_id is 'The row that this is about.';
comment on column api.conflicts.kind is
'field: both changed it; deleted: the row was deleted meanwhile; delete: the row to be deleted was changed
meanwhile; rule: the merged row would break a rule.';
comment on column api.conflicts.column_name is 'The field; null if it is about the row.';
comment on column api.conflicts.policy is 'What decided: ask, mine, theirs or latest.';
comment on column api.conflicts.base is
'What both sides started from: the value of a field, or an object of fields.';
comment on column api.conflicts.mine is 'What the operation wanted; null for the deletion of a row.';
comment on column api.conflicts.theirs is 'What stands in the row; null if it is deleted.';
comment on column api.conflicts.base_version is 'The version that the operation started from.';
comment on column api.conflicts.theirs_version is 'The version of the row that this conflict was seen in.';
comment on column api.conflicts.op_id is 'The operation that met it.';
comment on column api.conflicts.actor_id is 'Who made the operation.';
comment on column api.conflicts.device_id is 'On which device.';
comment on column api.conflicts.made_at is 'When, as the device says.';
comment on column api.conflicts.theirs_op_id is 'The operation of the other side, if it was offline too.';
comment on column api.conflicts.theirs_actor_id is 'Who wrote what stands in the row.';
comment on column api.conflicts.theirs_device_id is 'On which device.';
comment on column api.conflicts.theirs_at is 'When it was written.';
comment on column api.conflicts.code is 'The error of the rule that the merged row would break.';
comment on column api.conflicts.message is 'That error in words.';
comment on column api.conflicts.status is
'open, resolved, or superseded by a later conflict about the same field.';
comment on column api.conflicts.choice is 'mine, theirs or value: how it was resolved.';
comment on column api.conflicts.chosen is 'The fields that the resolution wrote.';
comment on column api.conflicts.replaced is 'What those fields held before.';
comment on column api.conflicts.resolved_version is 'The version that the resolution made; null if it wrote
nothing.';
comment on column api.conflicts.resolved_by is 'Who resolved it; null if a policy did.';
comment on column api.conflicts.resolved_at is 'When.';
comment on column api.conflicts.topics is 'Who may read it: the topics of the row that it is about.';

commit;
