-- Deploy ontour:functions/change/reopen_conflict to pg
-- requires: schema/change/conflicts
-- requires: schema/change/log
-- requires: functions/change/require_writer
-- requires: functions/core/fail
-- requires: schema/change/error_codes

begin;

-- Security definer: nobody writes a conflict by himself. Who may write the row may take a resolution back.
create or replace function change.reopen_conflict(id uuid)
returns api.conflicts
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_conflict api.conflicts;
    v_last change.log;
begin
    select conflicts.* into v_conflict
    from api.conflicts
    where conflicts.id = reopen_conflict.id
    for no key update;
    if v_conflict.status is distinct from 'resolved' then
        perform core.fail('CONFLICT_NOT_RESOLVED', 'status=' || v_conflict.status);
    end if;
    select log.* into v_last
    from change.log as log
    where log.row_id = v_conflict.row_id and log.table_name = v_conflict.table_name
    order by log.version desc, log.seq desc
    limit 1;
    perform change.require_writer(v_conflict.table_name, coalesce(v_last.after, v_last.before));

    update api.conflicts
    set status = 'open',
        theirs = case
            when conflicts.kind = 'field' then v_last.after -> conflicts.column_name
            else conflicts.theirs
        end,
        theirs_version = v_last.version,
        choice = null, chosen = null, replaced = null,
        resolved_version = null, resolved_by = null, resolved_at = null
    where conflicts.id = v_conflict.id
    returning * into v_conflict;
    return v_conflict;
end
$$;

comment on function change.reopen_conflict(uuid) is
'For undo_resolution: makes a resolved conflict an open one, as of the row''s present version.
Raises CONFLICT_NOT_RESOLVED (409) and PERMISSION_DENIED (403).';

grant execute on function change.reopen_conflict(uuid) to member;

commit;
