-- Deploy ontour:functions/change/read_resolution to pg
-- requires: schema/change/operation
-- requires: schema/change/error_codes
-- requires: functions/core/fail

begin;

create or replace function change.read_resolution(given jsonb, device_id text)
returns change.operation
language plpgsql
stable
set search_path = ''
as $$
declare
    v_choice constant text := given ->> 'choice';
    v_operation change.operation;
begin
    v_operation.op_id := (given ->> 'op_id')::uuid;
    v_operation.row_id := (given ->> 'conflict_id')::uuid;
    if v_operation.op_id is null or v_operation.row_id is null then
        perform core.fail('OPERATION_INVALID', 'op_id or conflict_id=null');
    end if;
    if v_choice is null
        or v_choice not in ('mine', 'theirs', 'value')
        or (v_choice = 'value') <> (given ? 'value')
    then
        perform core.fail('OPERATION_INVALID', 'choice=' || coalesce(left(v_choice, 100), 'null'));
    end if;
    v_operation.made_at := least(coalesce((given ->> 'made_at')::timestamptz, now()), now());
    v_operation.op := 'resolve';
    v_operation.table_name := 'conflicts';
    v_operation.device_id := left(coalesce(given ->> 'device_id', read_resolution.device_id), 200);
    v_operation.content := given;
    return v_operation;
end
$$;

comment on function change.read_resolution(jsonb, text) is
'Reads one resolution of a conflict. Raises OPERATION_INVALID (422), and data exceptions for values that are
of another type.';

grant execute on function change.read_resolution(jsonb, text) to member;

commit;
