-- Deploy ontour:functions/change/read_operations to pg
-- requires: functions/change/read_operation
-- requires: functions/change/read_resolution
-- requires: functions/change/syncable_columns

-- One by one from json, not jsonb: text that PostgreSQL cannot hold, such as \u0000, is a fault of the
-- operation that has it and of no other.

begin;

create or replace function change.read_operations(
    given json, device_id text, are_resolutions boolean,
    out operations change.operation[], out faults text[], out tables jsonb
)
language plpgsql
stable
set search_path = ''
as $$
declare
    v_device_id constant text := coalesce(
        read_operations.device_id,
        nullif(current_setting('request.headers', true), '')::jsonb ->> 'x-device-id'
    );
    v_given json;
    v_operation change.operation;
    v_columns jsonb;
    v_redacted text[];
    v_fault text;
begin
    operations := array[]::change.operation[];
    faults := array[]::text[];
    tables := '{}';
    for v_given in select json_array_elements(read_operations.given) loop
        v_operation := null;
        v_fault := null;
        begin
            if are_resolutions then
                v_operation := change.read_resolution(v_given::jsonb, v_device_id);
            else
                v_operation := change.read_operation(v_given::jsonb, v_device_id);
            end if;
        exception
            when data_exception or sqlstate 'PGRST' then
                v_fault := case sqlstate when 'PGRST' then sqlerrm::jsonb ->> 'details' else sqlerrm end;
                v_operation.op_id := substring(
                    v_given::text
                    from '"op_id"\s*:\s*"([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"'
                )::uuid;
        end;

        if v_operation.table_name is not null and not are_resolutions then
            if not tables ? v_operation.table_name then
                begin
                    v_columns := change.syncable_columns(v_operation.table_name);
                exception
                    -- Said again when the operation is judged.
                    when sqlstate 'PGRST' then
                        v_columns := null;
                end;
                tables := tables || jsonb_build_object(v_operation.table_name, v_columns);
            end if;
            v_redacted := array(
                select key
                from jsonb_each(nullif(tables -> v_operation.table_name, 'null'))
                where (value -> 'is_redacted')::boolean
            );
            if v_redacted <> '{}' and v_operation.content ? 'fields' then
                v_operation.content := v_operation.content
                    || jsonb_build_object('fields', v_operation.fields - v_redacted);
            end if;
        end if;
        operations := operations || v_operation;
        faults := faults || v_fault;
    end loop;
end
$$;

comment on function change.read_operations(json, text, boolean) is
'For push: reads operations or resolutions, says what is wrong with those that cannot be read, and which
columns the tables have. What is kept of an operation has no redacted columns.';

grant execute on function change.read_operations(json, text, boolean) to member;

commit;
