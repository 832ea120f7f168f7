-- Deploy ontour:policies/tour/party_groups to pg
-- requires: schema/tour/party_groups
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

begin;

call core.reset_access('api.party_groups');

create policy select_reader on api.party_groups
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_manager on api.party_groups
for insert to member
with check (org_id = any ((select core.orgs_with('road.manage'))::uuid[]));

create policy update_manager on api.party_groups
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('road.manage'))::uuid[]));

grant select on api.party_groups to member;
grant insert (org_id, tour_id, name, notes) on api.party_groups to member;
grant update (tour_id, name, notes, version, deleted_at) on api.party_groups to member;

commit;
