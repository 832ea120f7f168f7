-- Deploy ontour:functions/change/apply_delete to pg
-- requires: functions/change/base_of
-- requires: functions/change/changed_by_others
-- requires: functions/change/check_base
-- requires: functions/change/meet_deleted
-- requires: functions/change/open_conflict
-- requires: functions/change/require_writer

begin;

create or replace function change.apply_delete(operation change.operation, columns jsonb)
returns change.outcome
language plpgsql
set search_path = ''
as $$
declare
    v_theirs jsonb;
    v_redacted text[];
    v_conflict api.conflicts;
    v_outcome change.outcome;
begin
    operation.base_version := coalesce(operation.base_version, 1);
    execute format(
        'select to_jsonb(live) from api.%I as live where live.id = $1 for no key update',
        operation.table_name
    ) into v_theirs using operation.row_id;
    if v_theirs is null then
        return change.meet_deleted(operation, columns);
    end if;
    v_outcome.version := (v_theirs -> 'version')::integer;
    perform change.check_base(operation, v_outcome.version);

    if operation.base_version < v_outcome.version and change.changed_by_others(operation) then
        perform change.require_writer(operation.table_name, v_theirs);
        v_redacted := array(select key from jsonb_each(columns) where (value -> 'is_redacted')::boolean);
        v_conflict.kind := 'delete';
        v_conflict.base := change.base_of(operation) - v_redacted;
        v_conflict.theirs := v_theirs - v_redacted;
        v_conflict.theirs_version := v_outcome.version;
        v_outcome.verdict := 'conflict';
        v_outcome."row" := v_theirs;
        v_outcome.conflicts := array[change.open_conflict(operation, v_conflict)];
        return v_outcome;
    end if;

    v_outcome.verdict := case
        when operation.base_version < v_outcome.version then 'merged'
        else 'applied'
    end;
    execute format(
        'update api.%I as live set deleted_at = now() where live.id = $1 returning live.version',
        operation.table_name
    ) into v_outcome.version using operation.row_id;
    return v_outcome;
end
$$;

comment on function change.apply_delete(change.operation, jsonb) is
'For push: deletes a row under the caller''s own rights, unless somebody else has changed it meanwhile: then
it stays, and the wish to delete it is a conflict.';

grant execute on function change.apply_delete(change.operation, jsonb) to member;

commit;
