-- Deploy ontour:functions/change/judge to pg
-- requires: functions/change/apply_delete
-- requires: functions/change/apply_insert
-- requires: functions/change/apply_resolution
-- requires: functions/change/apply_update
-- requires: functions/change/check_fields
-- requires: functions/change/outcome_of_error
-- requires: functions/change/require_full_sign_in
-- requires: functions/change/syncable_columns
-- requires: functions/core/fail

-- The subtransaction of one operation: whatever happens in here, the others do not notice.

begin;

create or replace function change.judge(
    operation change.operation, columns jsonb, obstacle text default null, cause text default null
)
returns change.outcome
language plpgsql
set search_path = ''
as $$
declare
    v_columns jsonb := columns;
    v_code text;
    v_message text;
    v_detail text;
    v_constraint text;
    v_is_visible boolean;
begin
    case obstacle
        when 'OPERATION_INVALID' then perform core.fail('OPERATION_INVALID', cause);
        when 'OPERATION_BUSY' then perform core.fail('OPERATION_BUSY', cause);
        when 'OP_ID_REUSED' then perform core.fail('OP_ID_REUSED', cause);
        when 'DEPENDENCY_CYCLE' then perform core.fail('DEPENDENCY_CYCLE', cause);
        when 'DEPENDENCY_FAILED' then perform core.fail('DEPENDENCY_FAILED', cause);
        when 'DEPENDENCY_UNKNOWN' then perform core.fail('DEPENDENCY_UNKNOWN', cause);
        when 'STEP_UP_REQUIRED' then perform core.fail('STEP_UP_REQUIRED', cause);
        else null;
    end case;

    if operation.op = 'resolve' then
        return change.apply_resolution(operation);
    end if;
    v_columns := coalesce(v_columns, change.syncable_columns(operation.table_name));
    perform change.require_full_sign_in(operation.table_name);
    perform change.check_fields(operation.op, operation.fields, v_columns);
    case operation.op
        when 'insert' then return change.apply_insert(operation, v_columns);
        when 'update' then return change.apply_update(operation, v_columns);
        else return change.apply_delete(operation, v_columns);
    end case;
exception
    when others then
        get stacked diagnostics
            v_code = returned_sqlstate, v_message = message_text, v_detail = pg_exception_detail,
            v_constraint = constraint_name;
        if v_code = '23505' and v_constraint = operation.table_name || '_pkey' then
            -- Made in this very moment: judged again it will be merged. Else it is not the caller's to see.
            execute format('select exists (select from api.%I where id = $1)', operation.table_name)
            into v_is_visible using operation.row_id;
            select 'PGRST', to_jsonb(error_codes)::text into v_code, v_message
            from core.error_codes
            where error_codes.code = case when v_is_visible then 'OPERATION_BUSY' else 'ID_TAKEN' end;
        end if;
        return change.outcome_of_error(v_code, v_message, v_detail);
end
$$;

comment on function change.judge(change.operation, jsonb, text, text) is
'For push: applies one operation, or refuses it for an obstacle that is known already; raises nothing, but
answers OPERATION_INVALID, DEPENDENCY_CYCLE, DEPENDENCY_FAILED, DEPENDENCY_UNKNOWN (422), OP_ID_REUSED,
ID_TAKEN, OPERATION_BUSY (409), STEP_UP_REQUIRED (401), and whatever a write of these values raises.';

grant execute on function change.judge(change.operation, jsonb, text, text) to member;

commit;
