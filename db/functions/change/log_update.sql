-- Deploy ontour:functions/change/log_update to pg
-- requires: schema/change/log
-- requires: functions/change/context
-- requires: functions/change/topics_of
-- requires: functions/change/ring_bell
-- requires: functions/change/guard_row_count

-- A statement trigger fed by a transition table, so that 5,000 rows cost one insert. Arguments: the
-- redacted columns, then the topic templates, both as array literals.

begin;

-- Security definer: nobody who writes a tracked table may write the log by himself.
create or replace function change.log_update()
returns trigger
language plpgsql
security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
    v_redacted constant text[] := tg_argv[0]::text[];
    v_templates constant text[] := tg_argv[1]::text[];
    v_rows bigint;
begin
    -- A full join is never a nested loop, whatever the plan was made for: with one, that of a single row,
    -- kept by the session, would take 5 seconds over 5,000. offset 0: each image is computed once.
    insert into change.log (
        table_name, row_id, version, op, before, after, topics_before, topics_after,
        actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent
    )
    select
        tg_table_name, row.id, row.version, row.op, row.before, row.after,
        change.topics_of(row.before, v_templates), change.topics_of(row.after, v_templates), by.*
    from change.context() as by
    cross join (
        select
            n.id, n.version,
            case
                -- Also if it was deleted already: nobody is to take it for a row that is there.
                when n.deleted_at is not null then 'delete'
                when o.deleted_at is not null then 'restore'
                else 'update'
            end as op,
            to_jsonb(o) - v_redacted as before,
            to_jsonb(n) - v_redacted as after
        from new_rows as n
        full join old_rows as o on o.id = n.id
        offset 0
    ) as row;

    get diagnostics v_rows = row_count;
    if v_rows not between 1 and 5000 then
        perform change.guard_row_count(tg_table_name, v_rows);
    end if;
    perform change.ring_bell();
    return null;
end
$$;

comment on function change.log_update() is
'Statement trigger: logs updated, deleted and restored rows.
Raises ROW_LIMIT_EXCEEDED (422) and NOT_FOUND (404).';

commit;
