-- Deploy ontour:policies/tour/checklists to pg
-- requires: schema/tour/checklists
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

begin;

call core.reset_access('api.checklists');

create policy select_reader on api.checklists
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.checklists
for insert to member
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

create policy update_writer on api.checklists
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

grant select on api.checklists to member;
grant insert (org_id, show_id, name, is_template, notes) on api.checklists to member;
grant update (name, is_template, notes, version, deleted_at) on api.checklists to member;

commit;
