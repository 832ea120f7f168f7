-- Deploy ontour:policies/core/organizations to pg
-- requires: schema/core/organizations
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

-- That only owners delete one, auth.guard_organizations says.

begin;

call core.reset_access('api.organizations');

create policy select_member on api.organizations
for select to member
using (
    id = any ((select core.orgs_with('org.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy update_admin on api.organizations
for update to member
using (id = any ((select core.orgs_with('org.read'))::uuid[]) and deleted_at is null)
with check (id = any ((select core.orgs_with('org.manage'))::uuid[]));

grant select on api.organizations to member;
grant update (name, currency, version, deleted_at) on api.organizations to member;

commit;
