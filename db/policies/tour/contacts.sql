-- Deploy ontour:policies/tour/contacts to pg
-- requires: schema/tour/contacts
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

begin;

call core.reset_access('api.contacts');

create policy select_reader on api.contacts
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.contacts
for insert to member
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

create policy update_writer on api.contacts
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

grant select on api.contacts to member;
grant insert (org_id, name, company, title, email, phone, notes) on api.contacts to member;
grant update (name, company, title, email, phone, notes, version, deleted_at) on api.contacts to member;

commit;
