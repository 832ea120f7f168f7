-- Deploy ontour:policies/core/memberships to pg
-- requires: schema/core/memberships
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/core/guard_memberships

-- A policy's USING says who reads a row, its WITH CHECK who writes it: a reader's PATCH is refused
-- with 403 instead of meeting no row in silence. Nobody is put into an organization: one comes by accepting
-- an invitation, and leaves when one likes.

begin;

call core.reset_access('api.memberships');

create policy select_member on api.memberships
for select to member
using (
    org_id = any ((select core.orgs_with('org.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy update_admin on api.memberships
for update to member
using (org_id = any ((select core.orgs_with('org.read'))::uuid[]) and deleted_at is null)
with check (
    org_id = any ((select core.orgs_with('member.manage'))::uuid[])
    or user_id = (select core.current_user_id()) and deleted_at is not null
);

grant select on api.memberships to member;
grant update (role, version, deleted_at) on api.memberships to member;

commit;
