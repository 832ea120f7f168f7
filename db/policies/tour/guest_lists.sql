-- Deploy ontour:policies/tour/guest_lists to pg
-- requires: schema/tour/guest_lists
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/tour/guard_allotment

begin;

call core.reset_access('api.guest_lists');

create policy select_reader on api.guest_lists
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.guest_lists
for insert to member
with check (org_id = any ((select core.orgs_with('road.manage'))::uuid[]));

create policy update_writer on api.guest_lists
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('road.manage'))::uuid[]));

grant select on api.guest_lists to member;
grant insert (show_id, name, holder_id, allotment, cutoff_at, notes) on api.guest_lists to member;
grant update (
    name, holder_id, allotment, cutoff_at, closed_at, notes, version, deleted_at
) on api.guest_lists to member;

commit;
