-- Deploy ontour:functions/change/push to pg
-- requires: functions/change/read_push
-- requires: functions/change/run_operations

-- Under the caller's own rights: grants, policies and rules refuse what they would refuse of a PATCH. One
-- unnamed argument, as PostgREST reads named ones all at once, so that one operation with \u0000 would stop
-- the others.

begin;

create or replace function api.push(json)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
begin
    return (
        select change.run_operations(given.operations, given.device_id)
        from change.read_push($1) as given
    );
end
$$;

comment on function api.push(json) is
'Takes what a device did offline: {"operations": [...], "device_id": "..."}, each operation with op_id, table,
id, op (insert, update or delete), and as needed base_version, fields, depends_on, made_at. Answers with a
verdict for each: applied, merged, conflict, rejected or duplicate. Any member, under the rights that a direct
write would have. Raises OPERATION_LIMIT, INVALID_ARGUMENT (422) and PUSH_RUNNING (409); the codes of single
operations are in their verdicts.';

grant execute on function api.push(json) to member;

commit;
