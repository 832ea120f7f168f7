-- Deploy ontour:functions/change/require_writer to pg
-- requires: schema/change/tracked_tables
-- requires: functions/core/orgs_with
-- requires: functions/core/current_user_id
-- requires: functions/core/fail

-- Where nothing is written to the row, no policy is asked who may write it.

begin;

-- Security definer: which tables are tracked, and what writing them takes, is no web role's to read.
create or replace function change.require_writer(table_name text, image jsonb)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_permission text;
begin
    select tracked.write_permission into v_permission
    from change.tracked_tables as tracked
    where tracked.table_name = require_writer.table_name;

    if v_permission is null and (image ->> 'id')::uuid = core.current_user_id()
        or coalesce(image ->> 'org_id', image ->> 'id')::uuid = any (core.orgs_with(v_permission))
    then
        return;
    end if;
    perform core.fail('PERMISSION_DENIED', 'permission=' || v_permission);
end
$$;

comment on function change.require_writer(text, jsonb) is
'For push: refuses a caller who may not write the row of this image. Raises PERMISSION_DENIED (403).';

grant execute on function change.require_writer(text, jsonb) to member;

commit;
