-- Deploy ontour:schema/change/log to pg
-- requires: schema/core/schemas

-- The one change log: audit, history, sync and feed are views of it. seq is taken under the row's
-- lock, so the versions of a row ascend with it; it is not commit order (a sequencer gives that).
-- Partitioned by month; change.ensure_log_partitions makes the months ahead, log_default is the net.
-- A row is never updated, but for what change.erase_person takes out of it when a person has left.

begin;

create table change.log (
    seq bigint not null generated always as identity,
    logged_at timestamptz not null default clock_timestamp(),
    tx_id xid8 not null default pg_current_xact_id(),
    table_name text not null,
    row_id uuid not null,
    version integer not null,
    op text not null,
    before jsonb,
    after jsonb,
    topics_before text[],
    topics_after text[],
    actor_id uuid,
    session_id uuid,
    device_id text,
    source text not null,
    op_id uuid,
    request_id text,
    ip inet,
    user_agent text,
    salt bytea default uuid_send(gen_random_uuid()),
    images_hash bytea,
    context_hash bytea,

    constraint log_op_known_check check (op in ('insert', 'update', 'delete', 'restore', 'purge')),
    constraint log_source_known_check check (source in ('api', 'sync', 'worker', 'sql')),
    constraint log_images_erased_whole_check check (
        images_hash is null or context_hash is not null and num_nonnulls(before, after, salt) = 0
    ),
    constraint log_context_erased_whole_check check (
        context_hash is null
        or num_nonnulls(session_id, device_id, request_id, ip, user_agent) = 0
        and (salt is null) = (images_hash is not null)
    )
) partition by range (logged_at);

create table change.log_default partition of change.log default;

create unique index log_seq_logged_at_key on change.log (seq, logged_at);
create index log_row_id_version_idx on change.log (row_id, version);
create index log_tx_id_idx on change.log (tx_id);
-- What somebody has written, as long as it says from where: for who leaves, and for what one takes along.
create index log_actor_id_seq_idx on change.log (actor_id, seq) where context_hash is null;

alter table change.log enable row level security;
alter table change.log_default enable row level security;

comment on table change.log is
'One row for each insert, update and delete of a tracked row, written in its transaction.';
comment on table change.log_default is 'Log rows of months that have no partition of their own yet.';
comment on column change.log.seq is 'Write order; ascends with the versions of a row, not with commits.';
comment on column change.log.logged_at is
'The clock when the row was written; ascends with the versions of a row.';
comment on column change.log.tx_id is 'The transaction; rows that were changed together share it.';
comment on column change.log.op is
'insert, update, delete (soft), restore (undelete) or purge (the row is gone).';
comment on column change.log.before is
'The whole row before the change, without redacted columns; null for an insert.';
comment on column change.log.after is
'The whole row after the change, without redacted columns; null after a purge.';
comment on column change.log.topics_before is
'Who could read the old image, such as org:<id>; null for an insert.';
comment on column change.log.topics_after is 'Who may read the new image; null for a purge.';
comment on column change.log.source is 'api, sync, worker or sql.';
comment on column change.log.op_id is 'The client''s id of an offline operation.';
comment on column change.log.salt is
'Random, so that nobody guesses what was erased from its hash; see change.context_hash.';
comment on column change.log.images_hash is
'What change.images_hash gave when before and after were erased; null while they stand.';
comment on column change.log.context_hash is
'What change.context_hash gave when session, device, request, address and user agent were erased; null while
they stand.';

commit;
