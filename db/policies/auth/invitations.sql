-- Deploy ontour:policies/auth/invitations to pg
-- requires: schema/auth/invitations
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

-- Who may invite sees and revokes. Who is invited asks rpc/my_invitations.

begin;

call core.reset_access('api.invitations');

create policy select_admin on api.invitations
for select to member
using (
    org_id = any ((select core.orgs_with('member.manage'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy update_admin on api.invitations
for update to member
using (org_id = any ((select core.orgs_with('member.manage'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('member.manage'))::uuid[]));

grant select on api.invitations to member;
grant update (version, deleted_at) on api.invitations to member;

commit;
