-- Deploy ontour:functions/change/meet_deleted to pg
-- requires: schema/change/conflicts
-- requires: functions/change/base_of
-- requires: functions/change/check_base
-- requires: functions/change/fate_of
-- requires: functions/change/open_conflict
-- requires: functions/change/require_writer
-- requires: functions/core/fail

begin;

create or replace function change.meet_deleted(operation change.operation, columns jsonb)
returns change.outcome
language plpgsql
set search_path = ''
as $$
declare
    v_fate record;
    v_conflict api.conflicts;
    v_base jsonb;
    v_outcome change.outcome;
begin
    select * into v_fate from change.fate_of(operation.table_name, operation.row_id);
    if v_fate.is_deleted is not true then
        perform core.fail('NOT_FOUND', format('table=%s id=%s', operation.table_name, operation.row_id));
    end if;
    perform change.check_base(operation, v_fate.version);
    perform change.require_writer(operation.table_name, v_fate.image);
    v_outcome.version := v_fate.version;

    if operation.op = 'delete' then
        v_outcome.verdict := 'merged';
    else
        v_base := change.base_of(operation);
        v_conflict.kind := 'deleted';
        v_conflict.theirs_version := v_fate.version;
        select jsonb_object_agg(f.key, v_base -> f.key), jsonb_object_agg(f.key, f.value)
        into v_conflict.base, v_conflict.mine
        from jsonb_each(operation.fields) as f
        where not (columns -> f.key -> 'is_redacted')::boolean;
        v_outcome.verdict := 'conflict';
        v_outcome.conflicts := array[change.open_conflict(operation, v_conflict)];
    end if;
    return v_outcome;
end
$$;

comment on function change.meet_deleted(change.operation, jsonb) is
'For push: what becomes of an operation on a row that the caller cannot see: a conflict if it has been deleted
and was to be changed; nothing to do if it was to be deleted. Raises NOT_FOUND (404).';

grant execute on function change.meet_deleted(change.operation, jsonb) to member;

commit;
