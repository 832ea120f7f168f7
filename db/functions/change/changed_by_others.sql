-- Deploy ontour:functions/change/changed_by_others to pg
-- requires: schema/change/log
-- requires: schema/change/operation
-- requires: schema/change/operations
-- requires: functions/core/current_user_id

begin;

-- Security definer: the log and the verdicts are nobody's to read; the caller has locked the row himself.
create or replace function change.changed_by_others(operation change.operation)
returns boolean
language sql
stable
security definer
set search_path = ''
begin atomic
    select exists (
        select
        from change.log as log
        where log.row_id = operation.row_id
            and log.table_name = operation.table_name
            and log.version > operation.base_version
            and not exists (
                select
                from change.operations
                where operations.user_id = core.current_user_id()
                    and operations.op_id = log.op_id
                    and (
                        operations.device_id = operation.device_id
                        or operations.op_id = any (operation.depends_on)
                    )
            )
    );
end;

comment on function change.changed_by_others(change.operation) is
'For push: whether the row has changed since the base version, other than by this device.';

grant execute on function change.changed_by_others(change.operation) to member;

commit;
