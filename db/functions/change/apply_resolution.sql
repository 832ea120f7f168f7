-- Deploy ontour:functions/change/apply_resolution to pg
-- requires: schema/change/conflicts
-- requires: policies/change/conflicts
-- requires: functions/change/apply_delete
-- requires: functions/change/apply_update
-- requires: functions/change/check_fields
-- requires: functions/change/close_conflict
-- requires: functions/change/restore
-- requires: functions/change/syncable_columns
-- requires: functions/core/is_fully_signed_in
-- requires: functions/core/fail

-- To resolve is to edit again, from the version in which the conflict was seen. So a resolution that was made
-- offline merges like any edit, and may itself meet a conflict.

begin;

create or replace function change.apply_resolution(resolution change.operation)
returns change.outcome
language plpgsql
set search_path = ''
as $$
declare
    v_choice constant text := resolution.content ->> 'choice';
    v_conflict api.conflicts;
    v_edit change.operation := resolution;
    v_columns jsonb;
    v_wanted jsonb;
    v_outcome change.outcome;
begin
    select conflicts.* into v_conflict from api.conflicts where conflicts.id = resolution.row_id;
    if not found then
        -- It may be about money: the decision waits for a session that may see it.
        if not core.is_fully_signed_in() then
            perform core.fail('STEP_UP_REQUIRED', 'conflict_id=' || resolution.row_id);
        end if;
        perform core.fail('NOT_FOUND', 'conflict_id=' || resolution.row_id);
    end if;
    if v_conflict.status <> 'open' then
        perform core.fail('CONFLICT_CLOSED', 'status=' || v_conflict.status);
    end if;

    v_wanted := case v_choice when 'mine' then v_conflict.mine else resolution.content -> 'value' end;
    if v_conflict.kind = 'field' then
        v_wanted := jsonb_build_object(v_conflict.column_name, v_wanted);
    elsif v_choice = 'value' and (v_conflict.kind = 'delete' or jsonb_typeof(v_wanted) <> 'object') then
        perform core.fail('OPERATION_INVALID', 'value of a conflict of kind ' || v_conflict.kind);
    end if;
    v_columns := change.syncable_columns(v_conflict.table_name);
    v_edit.table_name := v_conflict.table_name;
    v_edit.row_id := v_conflict.row_id;
    v_edit.base_version := v_conflict.theirs_version;
    v_edit.fields := v_wanted;

    if v_choice = 'theirs' then
        v_outcome.verdict := 'applied';
        v_outcome.version := v_conflict.theirs_version;
    elsif v_conflict.kind = 'delete' then
        v_outcome := change.apply_delete(v_edit, v_columns);
    else
        perform change.check_fields('update', v_wanted, v_columns);
        if v_conflict.kind = 'deleted' then
            perform api.restore(v_conflict.table_name, v_conflict.row_id, v_conflict.theirs_version);
            v_edit.base_version := v_conflict.base_version;
        end if;
        v_outcome := change.apply_update(v_edit, v_columns);
    end if;

    perform change.close_conflict(
        resolution, v_outcome, v_wanted,
        case v_conflict.kind
            when 'field' then jsonb_build_object(v_conflict.column_name, v_conflict.theirs)
            else v_conflict.theirs
        end
    );
    return v_outcome;
end
$$;

comment on function change.apply_resolution(change.operation) is
'For resolve_conflicts: writes what was chosen, under the caller''s own rights, and closes the conflict.
Raises NOT_FOUND (404), STEP_UP_REQUIRED (401) where a PIN alone sees no such conflict, CONFLICT_CLOSED (409),
OPERATION_INVALID (422), and whatever writing the row raises.';

grant execute on function change.apply_resolution(change.operation) to member;

commit;
