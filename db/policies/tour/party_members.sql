-- Deploy ontour:policies/tour/party_members to pg
-- requires: schema/tour/party_members
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/tour/guard_party_members
-- requires: functions/tour/refresh_item_topics

-- Whom a group takes in decides who sees what is planned for it, so this takes more than writing.

begin;

call core.reset_access('api.party_members');

create policy select_reader on api.party_members
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_manager on api.party_members
for insert to member
with check (org_id = any ((select core.orgs_with('road.manage'))::uuid[]));

create policy update_manager on api.party_members
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('road.manage'))::uuid[]));

grant select on api.party_members to member;
grant insert (group_id, user_id, duty) on api.party_members to member;
grant update (duty, version, deleted_at) on api.party_members to member;

commit;
