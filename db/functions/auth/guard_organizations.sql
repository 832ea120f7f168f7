-- Deploy ontour:functions/auth/guard_organizations to pg
-- requires: schema/core/organizations
-- requires: functions/auth/require_step_up
-- requires: functions/core/require_permission
-- requires: functions/core/fail

-- For what members write themselves; functions that run as the owner, such as the deletion of an account,
-- have rules of their own.

begin;

create or replace function auth.guard_organizations()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    perform core.require_permission(new.id, 'owner.manage');
    if new.personal_user_id is not null then
        perform core.fail('PERSONAL_ORGANIZATION', 'org_id=' || new.id);
    end if;
    perform auth.require_step_up();
    return new;
end
$$;

comment on function auth.guard_organizations() is
'Row trigger: an organization is deleted by an owner who has just signed in, and a personal one by nobody.
Raises PERMISSION_DENIED (403), PERSONAL_ORGANIZATION (409) and STEP_UP_REQUIRED (401).';

create or replace trigger _200_guard_organizations
before update of deleted_at on api.organizations
for each row
when (old.deleted_at is null and new.deleted_at is not null and current_user = 'member')
execute function auth.guard_organizations();

commit;
