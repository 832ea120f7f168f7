-- Deploy ontour:policies/tour/checklist_items to pg
-- requires: schema/tour/checklist_items
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/core/current_user_id
-- requires: functions/tour/guard_checklist_items

-- Who something was given to may tick it off: tour.guard_checklist_items says what else they may not.

begin;

call core.reset_access('api.checklist_items');

create policy select_reader on api.checklist_items
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.checklist_items
for insert to member
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

create policy update_writer on api.checklist_items
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (
    org_id = any ((select core.orgs_with('road.write'))::uuid[])
    or owner_id = (select core.current_user_id())
);

grant select on api.checklist_items to member;
grant insert (
    checklist_id, title, notes, owner_id, due_days, due_at, done_at, position
) on api.checklist_items to member;
grant update (
    title, notes, owner_id, due_days, due_at, done_at, position, version, deleted_at
) on api.checklist_items to member;

commit;
