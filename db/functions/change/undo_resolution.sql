-- Deploy ontour:functions/change/undo_resolution to pg
-- requires: schema/change/conflicts
-- requires: policies/change/conflicts
-- requires: functions/change/reopen_conflict
-- requires: functions/change/restore
-- requires: functions/change/write_fields
-- requires: functions/core/fail
-- requires: schema/change/error_codes

-- An ordinary, audited write of what the resolution replaced. Not over what somebody has written since.

begin;

create or replace function api.undo_resolution(conflict_id uuid)
returns api.conflicts
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_conflict api.conflicts;
    v_row jsonb;
    v_is_as_left boolean;
begin
    select conflicts.* into v_conflict from api.conflicts where conflicts.id = undo_resolution.conflict_id;
    if not found then
        perform core.fail('NOT_FOUND', 'conflict_id=' || undo_resolution.conflict_id);
    end if;
    if v_conflict.status <> 'resolved' then
        perform core.fail('CONFLICT_NOT_RESOLVED', 'status=' || v_conflict.status);
    end if;

    if v_conflict.resolved_version is not null and v_conflict.kind = 'delete' then
        perform api.restore(v_conflict.table_name, v_conflict.row_id, v_conflict.resolved_version);
    elsif v_conflict.resolved_version is not null then
        execute format(
            'select to_jsonb(live) from api.%I as live where live.id = $1 for no key update',
            v_conflict.table_name
        ) into v_row using v_conflict.row_id;
        v_is_as_left := case v_conflict.kind
            when 'deleted' then (v_row -> 'version')::integer = v_conflict.resolved_version
            else v_row @> v_conflict.chosen
        end;
        if v_is_as_left is not true then
            perform core.fail('RESOLUTION_OVERWRITTEN', 'version=' || (v_row ->> 'version'));
        end if;
        perform change.write_fields(
            v_conflict.table_name, v_conflict.row_id,
            case v_conflict.kind
                when 'deleted' then jsonb_build_object('deleted_at', now())
                else v_conflict.replaced
            end
        );
    end if;
    return change.reopen_conflict(v_conflict.id);
exception
    when transaction_rollback or lock_not_available then
        perform core.fail('OPERATION_BUSY');
        return null;
end
$$;

comment on function api.undo_resolution(uuid) is
'Takes the resolution of a conflict back, a policy''s too: the row gets what it had before, the conflict is
open again. Who may write the row. Raises NOT_FOUND (404), CONFLICT_NOT_RESOLVED, RESOLUTION_OVERWRITTEN,
OPERATION_BUSY (409), PERMISSION_DENIED (403), and whatever a write of these values raises.';

grant execute on function api.undo_resolution(uuid) to member;

commit;
