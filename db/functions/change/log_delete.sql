-- Deploy ontour:functions/change/log_delete to pg
-- requires: schema/change/log
-- requires: functions/change/context
-- requires: functions/change/topics_of
-- requires: functions/change/ring_bell

-- A statement trigger fed by a transition table, so that 5,000 rows cost one insert. Arguments: the
-- redacted columns, then the topic templates, both as array literals.

begin;

-- Security definer: nobody who writes a tracked table may write the log by himself.
create or replace function change.log_delete()
returns trigger
language plpgsql
security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
    v_redacted constant text[] := tg_argv[0]::text[];
    v_templates constant text[] := tg_argv[1]::text[];
begin
    -- offset 0: the image is computed once, though used more than once.
    insert into change.log (
        table_name, row_id, version, op, before, topics_before,
        actor_id, session_id, device_id, source, op_id, request_id, ip, user_agent
    )
    select
        tg_table_name, o.id, o.version + 1, 'purge', was.image, change.topics_of(was.image, v_templates), by.*
    from change.context() as by
    cross join old_rows as o
    cross join lateral (select to_jsonb(o) - v_redacted offset 0) as was (image);
    perform change.ring_bell();
    return null;
end
$$;

comment on function change.log_delete() is 'Statement trigger: logs purged rows.';

commit;
