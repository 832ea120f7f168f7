-- Deploy ontour:functions/change/restore to pg
-- requires: schema/change/log
-- requires: schema/change/tracked_tables
-- requires: functions/change/lock_parent
-- requires: functions/change/lock_children
-- requires: functions/change/put_image
-- requires: functions/change/restore_children
-- requires: functions/change/restore_deleted_with
-- requires: functions/change/readable_topics
-- requires: functions/change/retired_until
-- requires: functions/core/fail

begin;

-- Security definer: a deleted row is hidden from everybody, and its children may be hidden from the caller.
create or replace function api.restore(
    table_name text, id uuid, version integer, with_children boolean default false
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_tracked change.tracked_tables;
    v_wanted change.log;
    v_last change.log;
    v_row jsonb;
begin
    select * into v_tracked from change.tracked_tables as t where t.table_name = restore.table_name;
    if not found then
        perform core.fail('UNKNOWN_TABLE', 'table=' || left(restore.table_name, 100));
    end if;
    if v_tracked.write_permission is null then
        perform core.fail('NOT_RESTORABLE', 'table=' || restore.table_name);
    end if;

    -- Lock before looking: what is restored over must be what was judged.
    call change.lock_parent(restore.table_name, restore.id);
    execute format(
        'select to_jsonb(live) from api.%I as live where live.id = $1 for no key update', restore.table_name
    ) into v_row using restore.id;
    select log.* into v_last
    from change.log as log
    where log.row_id = restore.id
        and log.table_name = restore.table_name
    order by log.version desc, log.seq desc
    limit 1;
    if v_row is null or not coalesce(v_last.topics_after && (select change.readable_topics()), false) then
        perform core.fail('NOT_FOUND', format('table=%s id=%s', restore.table_name, restore.id));
    end if;
    if not coalesce(v_row ->> 'org_id', v_row ->> 'id')::uuid
        = any (core.orgs_with(v_tracked.write_permission))
    then
        perform core.fail('PERMISSION_DENIED', 'permission=' || v_tracked.write_permission);
    end if;

    select log.* into v_wanted
    from change.log as log
    where log.row_id = restore.id
        and log.table_name = restore.table_name
        and log.version = restore.version
        and log.op <> 'purge'
        and log.topics_after && (select change.readable_topics());
    if not found then
        perform core.fail('VERSION_NOT_FOUND', format('id=%s version=%s', restore.id, restore.version));
    end if;
    -- Of that time the log may have this row and no longer its children.
    if restore.with_children and v_wanted.logged_at < change.retired_until() then
        perform core.fail('TIME_RETIRED', format('kept_since=%s', change.retired_until()));
    end if;

    if restore.with_children or v_last.op = 'delete' then
        call change.lock_children(restore.table_name, restore.id);
    end if;
    -- Rules over a row and its children are asked when all of them are back.
    set constraints all deferred;
    v_row := change.put_image(restore.table_name, restore.id, v_wanted.after);
    if restore.with_children then
        perform change.restore_children(restore.table_name, restore.id, v_wanted.seq, v_wanted.tx_id);
    elsif v_last.op = 'delete' then
        perform change.restore_deleted_with(restore.table_name, restore.id, v_last.tx_id);
    end if;
    set constraints all immediate;
    return v_row;
end
$$;

comment on function api.restore(text, uuid, integer, boolean) is
'Writes an earlier version of a row back as a new version, and returns the row.
A deleted row comes back together with what was deleted with it. with_children: its children too become what
they were as of that commit; those that are newer are deleted. Who may write the row. Raises UNKNOWN_TABLE,
NOT_FOUND, VERSION_NOT_FOUND (404), PERMISSION_DENIED (403), TIME_RETIRED (410), NOT_RESTORABLE (422), and
whatever a write of these values raises.';

grant execute on function api.restore(text, uuid, integer, boolean) to member;

commit;
