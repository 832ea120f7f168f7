-- Deploy ontour:functions/change/base_of to pg
-- requires: schema/change/log
-- requires: schema/change/operation
-- requires: schema/change/operations
-- requires: functions/core/current_user_id
-- requires: functions/change/readable_topics

-- What a device saw when it made an operation: the row at the base version, and over it what the device
-- itself had done before, whether or not that reached the row as it was meant.

begin;

-- Security definer: the log and the verdicts are nobody's to read; the caller has locked the row himself.
create or replace function change.base_of(operation change.operation)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_base jsonb;
    v_own record;
begin
    select log.after into v_base
    from change.log as log
    where log.row_id = operation.row_id
        and log.version = operation.base_version
        and log.table_name = operation.table_name
        and log.topics_after && (select change.readable_topics());
    if v_base is null then
        return null;
    end if;

    for v_own in
        select operations.fields
        from change.operations
        where operations.row_id = operation.row_id
            and operations.table_name = operation.table_name
            and operations.user_id = core.current_user_id()
            and (
                operations.device_id = operation.device_id
                or operations.op_id = any (operation.depends_on)
            )
            and operations.version > operation.base_version
            and operations.fields is not null
        order by operations.seq
    loop
        v_base := v_base || v_own.fields;
    end loop;

    -- Read and written once, values are equal whenever they mean the same.
    execute format('select to_jsonb(jsonb_populate_record(null::api.%I, $1))', operation.table_name)
    into v_base using v_base;
    return v_base;
end
$$;

comment on function change.base_of(change.operation) is
'For push: the row as the device saw it when it made this operation; null if the log no longer has it, or if
the caller could not read it then.';

grant execute on function change.base_of(change.operation) to member;

commit;
