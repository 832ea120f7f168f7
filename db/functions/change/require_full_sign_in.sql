-- Deploy ontour:functions/change/require_full_sign_in to pg
-- requires: schema/change/tracked_tables
-- requires: schema/core/role_permissions
-- requires: functions/core/is_fully_signed_in
-- requires: functions/core/fail

-- Else what a device did offline would be refused for good, as if its person had no right to.

begin;

-- Security definer: what writing a table takes is no web role's to read.
create or replace function change.require_full_sign_in(table_name text)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_permission text;
begin
    if core.is_fully_signed_in() then
        return;
    end if;
    select tracked.write_permission into v_permission
    from change.tracked_tables as tracked
    join core.permissions on permissions.permission = tracked.write_permission
    where tracked.table_name = require_full_sign_in.table_name and permissions.needs_full_sign_in;
    if found then
        perform core.fail('STEP_UP_REQUIRED', 'permission=' || v_permission);
    end if;
end
$$;

comment on function change.require_full_sign_in(text) is
'For push: refuses a caller who signed in by a PIN alone, where writing this table takes more.
Raises STEP_UP_REQUIRED (401).';

grant execute on function change.require_full_sign_in(text) to member;

commit;
