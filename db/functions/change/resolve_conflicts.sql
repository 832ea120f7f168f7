-- Deploy ontour:functions/change/resolve_conflicts to pg
-- requires: functions/change/run_operations

begin;

create or replace function api.resolve_conflicts(resolutions jsonb, device_id text default null)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
begin
    return change.run_operations(
        resolve_conflicts.resolutions::json, resolve_conflicts.device_id, are_resolutions => true
    );
end
$$;

comment on function api.resolve_conflicts(jsonb, text) is
'Resolves conflicts, also with what was decided offline: each resolution has op_id, conflict_id, choice (mine,
theirs or value) and as needed value and made_at. Answers with a verdict for each, like push: a row that has
changed since may make it a conflict again. Who made the edit, to give it up; else who may write the row.
Verdicts have the codes of push and CONFLICT_CLOSED (409). Raises OPERATION_LIMIT, INVALID_ARGUMENT (422) and
PUSH_RUNNING (409).';

grant execute on function api.resolve_conflicts(jsonb, text) to member;

commit;
