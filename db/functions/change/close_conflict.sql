-- Deploy ontour:functions/change/close_conflict to pg
-- requires: schema/change/conflicts
-- requires: schema/change/operation
-- requires: schema/change/log
-- requires: functions/change/require_writer
-- requires: functions/core/current_user_id
-- requires: functions/core/fail
-- requires: schema/change/error_codes

-- Whoever gives his own edit up may, else who may write the row.

begin;

-- Security definer: nobody writes a conflict by himself.
create or replace function change.close_conflict(
    resolution change.operation, outcome change.outcome, chosen jsonb, replaced jsonb
)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_conflict api.conflicts;
    v_image jsonb;
    v_version integer;
begin
    select conflicts.* into v_conflict
    from api.conflicts
    where conflicts.id = resolution.row_id
    for no key update;
    if v_conflict.status is distinct from 'open' then
        perform core.fail('CONFLICT_CLOSED', 'status=' || v_conflict.status);
    end if;

    select coalesce(log.after, log.before) into v_image
    from change.log as log
    where log.row_id = v_conflict.row_id and log.table_name = v_conflict.table_name
    order by log.version desc, log.seq desc
    limit 1;
    if v_conflict.actor_id is distinct from core.current_user_id() then
        perform change.require_writer(v_conflict.table_name, v_image);
    end if;

    select max(log.version) into v_version
    from change.log as log
    where log.row_id = v_conflict.row_id
        and log.table_name = v_conflict.table_name
        and log.op_id = resolution.op_id;
    if outcome.verdict = 'conflict' then
        update api.conflicts set status = 'superseded' where conflicts.id = v_conflict.id;
    else
        update api.conflicts
        set status = 'resolved',
            choice = resolution.content ->> 'choice',
            chosen = case when v_version is not null then close_conflict.chosen end,
            replaced = case when v_version is not null then close_conflict.replaced end,
            resolved_version = v_version,
            resolved_by = core.current_user_id(),
            resolved_at = now()
        where conflicts.id = v_conflict.id;
    end if;
end
$$;

comment on function change.close_conflict(change.operation, change.outcome, jsonb, jsonb) is
'For resolve_conflicts: closes an open conflict after its resolution has been written; a resolution that met a
conflict itself leaves that one open instead. Raises CONFLICT_CLOSED (409) and PERMISSION_DENIED (403).';

grant execute on function change.close_conflict(change.operation, change.outcome, jsonb, jsonb) to member;

commit;
