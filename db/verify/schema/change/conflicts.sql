-- Verify ontour:schema/change/conflicts on pg

begin;

select
    id, org_id, table_name, row_id, kind, column_name, policy, base, mine, theirs, base_version,
    theirs_version, op_id, actor_id, device_id, made_at, theirs_op_id, theirs_actor_id,
    theirs_device_id, theirs_at, code, message, status, choice, chosen, replaced, resolved_version,
    resolved_by, resolved_at, topics
from api.conflicts
where false;

rollback;
