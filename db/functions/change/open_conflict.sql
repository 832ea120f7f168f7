-- Deploy ontour:functions/change/open_conflict to pg
-- requires: schema/change/conflicts
-- requires: schema/change/operation
-- requires: schema/change/log
-- requires: functions/core/current_user_id

-- Push has asked whether the caller may write the row.

begin;

-- Security definer: nobody writes a conflict by himself, and the log tells who the other side is.
create or replace function change.open_conflict(operation change.operation, conflict api.conflicts)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_last change.log;
    v_theirs change.log;
    v_id uuid;
begin
    select log.* into v_last
    from change.log as log
    where log.row_id = operation.row_id and log.table_name = operation.table_name
    order by log.version desc, log.seq desc
    limit 1;
    select log.* into v_theirs
    from change.log as log
    where log.row_id = operation.row_id
        and log.table_name = operation.table_name
        and log.version > operation.base_version
        and log.op_id is distinct from operation.op_id
        and (
            conflict.column_name is null
            or log.before -> conflict.column_name is distinct from log.after -> conflict.column_name
        )
    order by log.version desc, log.seq desc
    limit 1;

    insert into api.conflicts (
        org_id, table_name, row_id, kind, column_name, policy, base, mine, theirs, base_version,
        theirs_version, op_id, actor_id, device_id, made_at, theirs_op_id, theirs_actor_id, theirs_device_id,
        theirs_at, code, message, status, choice, chosen, replaced, resolved_version, resolved_at, topics
    )
    values (
        (coalesce(v_last.after, v_last.before) ->> 'org_id')::uuid, operation.table_name, operation.row_id,
        conflict.kind, conflict.column_name, coalesce(conflict.policy, 'ask'), conflict.base, conflict.mine,
        conflict.theirs, operation.base_version, conflict.theirs_version, operation.op_id,
        core.current_user_id(), operation.device_id, operation.made_at, v_theirs.op_id, v_theirs.actor_id,
        v_theirs.device_id, v_theirs.logged_at, conflict.code, conflict.message,
        case when conflict.choice is null then 'open' else 'resolved' end, conflict.choice, conflict.chosen,
        conflict.replaced, conflict.resolved_version, case when conflict.choice is not null then now() end,
        coalesce(v_last.topics_after, v_last.topics_before)
    )
    returning id into v_id;

    -- A device that edits a field again says what it wants now.
    update api.conflicts
    set status = 'superseded'
    where conflicts.row_id = operation.row_id
        and conflicts.table_name = operation.table_name
        and conflicts.kind = 'field'
        and conflicts.column_name = conflict.column_name
        and conflicts.status = 'open'
        and conflicts.actor_id = core.current_user_id()
        and conflicts.device_id = operation.device_id
        and conflicts.id <> v_id;
    return v_id;
end
$$;

comment on function change.open_conflict(change.operation, api.conflicts) is
'For push: keeps what an operation met, open or resolved by a policy, and returns its id. It reaches who may
read the row.';

grant execute on function change.open_conflict(change.operation, api.conflicts) to member;

commit;
