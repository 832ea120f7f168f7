-- Deploy ontour:functions/change/keep_verdict to pg
-- requires: schema/change/operations
-- requires: schema/change/operation
-- requires: functions/core/current_user_id

begin;

-- Security definer: nobody writes a verdict by himself, and each only his own.
create or replace function change.keep_verdict(
    operation change.operation, outcome change.outcome, result jsonb
)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
    insert into change.operations (
        user_id, op_id, made_at, device_id, op, table_name, row_id, fields, content, content_hash, verdict,
        version, result
    )
    values (
        core.current_user_id(), operation.op_id, operation.made_at, operation.device_id, operation.op,
        operation.table_name, operation.row_id, nullif(operation.content -> 'fields',
        'null'), operation.content,
        sha256(convert_to(operation.content::text, 'UTF8')), outcome.verdict, outcome.version, result
    );
end
$$;

comment on function change.keep_verdict(change.operation, change.outcome, jsonb) is
'For push: remembers an operation and what became of it.';

grant execute on function change.keep_verdict(change.operation, change.outcome, jsonb) to member;

commit;
