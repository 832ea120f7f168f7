-- Deploy ontour:functions/change/read_operation to pg
-- requires: schema/change/operation
-- requires: schema/change/error_codes
-- requires: functions/core/fail

begin;

create or replace function change.read_operation(given jsonb, device_id text)
returns change.operation
language plpgsql
stable
set search_path = ''
as $$
declare
    v_operation change.operation;
    v_key text;
begin
    v_operation.op_id := (given ->> 'op_id')::uuid;
    if v_operation.op_id is null then
        perform core.fail('OPERATION_INVALID', 'op_id=null');
    end if;
    select key into v_key
    from jsonb_object_keys(given) as key
    where key <> all ('{op_id,op,table,id,fields,base_version,depends_on,made_at,device_id}');
    if found then
        perform core.fail('OPERATION_INVALID', left(v_key, 100) || ' is no part of an operation');
    end if;

    v_operation.op := given ->> 'op';
    if v_operation.op is null or v_operation.op not in ('insert', 'update', 'delete') then
        perform core.fail('OPERATION_INVALID', 'op=' || coalesce(left(v_operation.op, 100), 'null'));
    end if;
    v_operation.table_name := given ->> 'table';
    v_operation.row_id := (given ->> 'id')::uuid;
    if v_operation.table_name is null or v_operation.row_id is null then
        perform core.fail('OPERATION_INVALID', 'table or id=null');
    end if;

    -- What is changed: something by an update, nothing by a delete.
    v_operation.fields := coalesce(nullif(given -> 'fields', 'null'), '{}');
    if jsonb_typeof(v_operation.fields) <> 'object'
        or v_operation.op = 'update' and v_operation.fields = '{}'
        or v_operation.op = 'delete' and v_operation.fields <> '{}'
    then
        perform core.fail('OPERATION_INVALID', 'fields');
    end if;
    v_operation.base_version := (given ->> 'base_version')::integer;
    if v_operation.op = 'insert' and v_operation.base_version <> 0 then
        perform core.fail('OPERATION_INVALID', 'base_version of an insert');
    end if;

    v_operation.depends_on := array(
        select d::uuid from jsonb_array_elements_text(coalesce(nullif(given -> 'depends_on', 'null'),
        '[]')) as d
    );
    v_operation.made_at := least(coalesce((given ->> 'made_at')::timestamptz, now()), now());
    v_operation.device_id := left(coalesce(given ->> 'device_id', read_operation.device_id), 200);
    v_operation.content := given;
    return v_operation;
end
$$;

comment on function change.read_operation(jsonb, text) is
'Reads one operation of a push; device_id is that of the push. Raises OPERATION_INVALID (422), and data
exceptions for values that are of another type.';

grant execute on function change.read_operation(jsonb, text) to member;

commit;
