-- Deploy ontour:functions/change/log_update to pg
-- requires: schema/change/log
-- requires: functions/change/context
-- requires: functions/change/topics_of
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
as $$
declare
    v_redacted constant text[] := tg_argv[0]::text[];
    v_templates constant text[] := tg_argv[1]::text[];
    v_rows bigint;
begin
    -- offset 0: the image is computed once, though used more than once.
    insert into change.log (
        table_name, row_id, version, op, before, after, topics_before, topics_after,
        actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent
    )
    select
        tg_table_name, n.id, n.version,
        case
            when o.deleted_at is null and n.deleted_at is not null then 'delete'
            when o.deleted_at is not null and n.deleted_at is null then 'restore'
            else 'update'
        end,
        was.image, became.image,
        change.topics_of(was.image, v_templates), change.topics_of(became.image, v_templates), by.*
    from change.context() as by
    cross join new_rows as n
    join old_rows as o on o.id = n.id
    cross join lateral (select to_jsonb(o) - v_redacted offset 0) as was (image)
    cross join lateral (select to_jsonb(n) - v_redacted offset 0) as became (image);

    get diagnostics v_rows = row_count;
    perform change.guard_row_count(tg_table_name, v_rows);
    return null;
end
$$;

comment on function change.log_update() is
'Statement trigger: logs updated, deleted and restored rows. Raises ROW_LIMIT_EXCEEDED (422) and NOT_FOUND (404).';

grant execute on function change.log_update() to anon, member;

commit;
