-- Deploy ontour:functions/core/require_permission to pg
-- requires: functions/core/orgs_with
-- requires: functions/core/is_fully_signed_in
-- requires: functions/core/current_user_id
-- requires: functions/core/fail

begin;

-- Security definer: sees what the caller's role would allow, had they signed in fully.
create or replace function core.require_permission(org_id uuid, permission text)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    if require_permission.org_id = any (core.orgs_with(require_permission.permission)) then
        return;
    end if;
    if require_permission.org_id = any (core.orgs_with('org.read')) then
        perform from api.memberships
        join core.role_permissions as granted on granted.role = memberships.role
        where memberships.org_id = require_permission.org_id
            and memberships.user_id = core.current_user_id()
            and memberships.deleted_at is null
            and granted.permission = require_permission.permission
            and not core.is_fully_signed_in();
        if found then
            perform core.fail(
                'STEP_UP_REQUIRED', 'permission=' || require_permission.permission,
                challenge => 'Bearer error="insufficient_user_authentication"'
            );
        end if;
        perform core.fail('PERMISSION_DENIED', 'permission=' || require_permission.permission);
    end if;
    perform core.fail('NOT_FOUND', 'org_id=' || coalesce(require_permission.org_id::text, 'null'));
end
$$;

comment on function core.require_permission(uuid, text) is
'For functions of the API: the caller has this permission in this organization.
Raises PERMISSION_DENIED (403), STEP_UP_REQUIRED (401) where only a full sign-in is missing, and NOT_FOUND
(404) for an organization that he is no member of.';

grant execute on function core.require_permission(uuid, text) to member;

commit;
