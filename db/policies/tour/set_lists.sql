-- Deploy ontour:policies/tour/set_lists to pg
-- requires: schema/tour/set_lists
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

begin;

call core.reset_access('api.set_lists');

create policy select_reader on api.set_lists
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.set_lists
for insert to member
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

create policy update_writer on api.set_lists
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

grant select on api.set_lists to member;
grant insert (org_id, show_id, name, notes) on api.set_lists to member;
grant update (name, notes, version, deleted_at) on api.set_lists to member;

commit;
