-- Deploy ontour:functions/auth/transfer_ownership to pg
-- requires: functions/auth/require_step_up
-- requires: functions/core/guard_memberships
-- requires: functions/core/require_permission
-- requires: functions/core/fail

begin;

create or replace function api.transfer_ownership(org_id uuid, user_id uuid)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    perform core.require_permission(transfer_ownership.org_id, 'owner.manage');
    perform auth.require_step_up();

    -- Both rows in one order, then the question again: meanwhile somebody else may have changed them.
    perform from api.memberships
    where memberships.org_id = transfer_ownership.org_id
        and memberships.user_id in (core.current_user_id(), transfer_ownership.user_id)
        and memberships.deleted_at is null
    order by memberships.id
    for no key update;
    perform core.require_permission(transfer_ownership.org_id, 'owner.manage');

    update api.memberships set role = 'owner'
    where memberships.org_id = transfer_ownership.org_id
        and memberships.user_id = transfer_ownership.user_id
        and memberships.user_id <> core.current_user_id()
        and memberships.deleted_at is null;
    if not found then
        perform core.fail('NOT_FOUND', 'user_id=' || transfer_ownership.user_id);
    end if;
    update api.memberships set role = 'admin'
    where memberships.org_id = transfer_ownership.org_id
        and memberships.user_id = core.current_user_id()
        and memberships.deleted_at is null;
end
$$;

comment on function api.transfer_ownership(uuid, uuid) is
'Makes another member an owner, and the caller, who is one, an admin: both or neither. Needs a fresh sign-in.
Raises STEP_UP_REQUIRED (401), PERMISSION_DENIED (403), NOT_FOUND (404: the organization, or the member) and
PERSONAL_ORGANIZATION (409).';

grant execute on function api.transfer_ownership(uuid, uuid) to member;

commit;
