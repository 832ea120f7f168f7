-- Deploy ontour:functions/change/track to pg
-- requires: functions/change/stamp_row
-- requires: functions/change/log_insert
-- requires: functions/change/log_update
-- requires: functions/change/log_delete
-- requires: schema/change/tracked_tables
-- requires: functions/change/cascade_delete

-- The one call by which a table joins: it adds the columns, the stamps and version check, the log,
-- soft delete with children, and remembers what restore and the feed need to know.

begin;

create or replace procedure change.track(
    target regclass, topics text[], parent text default null, write text default null,
    redacted text[] default '{}'
)
language plpgsql
set search_path = ''
as $$
declare
    v_table name;
    v_log constant text := 'create or replace trigger _800_log_%s after %s on %s referencing %s '
        'for each statement execute function change.log_%s(%L, %L)';
begin
    select rel.relname into strict v_table
    from pg_catalog.pg_class as rel
    where rel.oid = target and rel.relnamespace = 'api'::regnamespace;

    insert into change.tracked_tables (table_name, topics, parent_column, write_permission, redacted)
    values (v_table, track.topics, parent, write, track.redacted)
    on conflict (table_name) do update
    set topics = excluded.topics,
        parent_column = excluded.parent_column,
        write_permission = excluded.write_permission,
        redacted = excluded.redacted;

    execute format(
        'alter table %s '
        'add column if not exists version integer not null default 1, '
        'add column if not exists created_at timestamptz not null default now(), '
        'add column if not exists created_by uuid, '
        'add column if not exists updated_at timestamptz not null default now(), '
        'add column if not exists updated_by uuid, '
        'add column if not exists deleted_at timestamptz', target
    );
    execute format('comment on column %s.version is %L', target,
        'Counts the changes of this row. Send the one you read with a PATCH: a stale one is refused.');
    execute format('comment on column %s.created_at is %L', target, 'When this row was made.');
    execute format('comment on column %s.created_by is %L', target, 'The person who made it.');
    execute format('comment on column %s.updated_at is %L', target, 'When it was changed last.');
    execute format('comment on column %s.updated_by is %L', target, 'The person who changed it last.');
    execute format('comment on column %s.deleted_at is %L', target,
        'When it was deleted; such rows are not shown.');

    execute format('create or replace trigger _100_stamp_row before insert or update on %s '
        'for each row execute function change.stamp_row()', target);
    execute format('create or replace trigger _700_cascade_delete after update on %s '
        'for each row when (old.deleted_at is null and new.deleted_at is not null) '
        'execute function change.cascade_delete()', target);
    execute format(v_log, 'insert', 'insert', target,
        'new table as new_rows', 'insert', track.redacted, track.topics);
    execute format(v_log, 'update', 'update', target,
        'old table as old_rows new table as new_rows', 'update', track.redacted, track.topics);
    execute format(v_log, 'delete', 'delete', target,
        'old table as old_rows', 'delete', track.redacted, track.topics);
end
$$;

comment on procedure change.track(regclass, text[], text, text, text[]) is
'For schema/ files only: makes a table of api tracked. topics: who may read a row, as templates such as
org:{org_id}; parent: the foreign key to the row it is deleted with; write: the permission that restore asks
for; redacted: columns that never enter the log.';

commit;
