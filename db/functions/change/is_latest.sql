-- Deploy ontour:functions/change/is_latest to pg
-- requires: schema/change/log
-- requires: schema/change/operation
-- requires: schema/change/operations

-- By when an edit was made, not by when it arrived: so the order of arrival does not matter. Operations count
-- although they lost or wrote what stood there already; ids decide between edits of the same instant.

begin;

-- Security definer: the log and the verdicts are nobody's to read; push only learns who was later.
create or replace function change.is_latest(operation change.operation, column_name text)
returns boolean
language sql
stable
security definer
set search_path = ''
begin atomic
    select
        not exists (
            select
            from change.operations
            where operations.row_id = operation.row_id
                and operations.table_name = operation.table_name
                and operations.version > operation.base_version
                and operations.fields ? is_latest.column_name
                and (operations.made_at, operations.op_id) > (operation.made_at, operation.op_id)
        )
        and not exists (
            select
            from change.log as log
            where log.row_id = operation.row_id
                and log.table_name = operation.table_name
                and log.version > operation.base_version
                and log.before -> is_latest.column_name <> log.after -> is_latest.column_name
                and log.logged_at > operation.made_at
                and not exists (
                    select from change.operations
                    where operations.op_id = log.op_id and operations.user_id = log.actor_id
                )
        );
end;

comment on function change.is_latest(change.operation, text) is
'For push: whether nobody has edited this field since the base version at a later time.';

grant execute on function change.is_latest(change.operation, text) to member;

commit;
