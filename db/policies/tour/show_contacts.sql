-- Deploy ontour:policies/tour/show_contacts to pg
-- requires: schema/tour/show_contacts
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

begin;

call core.reset_access('api.show_contacts');

create policy select_reader on api.show_contacts
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.show_contacts
for insert to member
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

create policy update_writer on api.show_contacts
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

grant select on api.show_contacts to member;
grant insert (show_id, contact_id, role) on api.show_contacts to member;
grant update (role, version, deleted_at) on api.show_contacts to member;

commit;
