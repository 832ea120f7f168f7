-- Deploy ontour:functions/change/apply_update to pg
-- requires: functions/change/merge_row
-- requires: functions/change/meet_deleted
-- requires: functions/change/check_base

begin;

create or replace function change.apply_update(operation change.operation, columns jsonb)
returns change.outcome
language plpgsql
set search_path = ''
as $$
declare
    v_theirs jsonb;
    v_mine jsonb;
begin
    -- A row that the device made itself has version 1 for it, whether or not it knows. Lock before judging.
    operation.base_version := coalesce(operation.base_version, 1);
    execute format(
        'select to_jsonb(live), to_jsonb(jsonb_populate_record(null::api.%1$I, $2)) '
        'from api.%1$I as live where live.id = $1 for no key update',
        operation.table_name
    ) into v_theirs, v_mine using operation.row_id, operation.fields;
    if v_theirs is null then
        return change.meet_deleted(operation, columns);
    end if;
    perform change.check_base(operation, (v_theirs -> 'version')::integer);

    select jsonb_object_agg(key, v_mine -> key) into v_mine from jsonb_object_keys(operation.fields) as key;
    return change.merge_row(operation, columns, v_mine, v_theirs);
end
$$;

comment on function change.apply_update(change.operation, jsonb) is
'For push: merges changed fields into their row, under the caller''s own rights.';

grant execute on function change.apply_update(change.operation, jsonb) to member;

commit;
