-- Deploy ontour:policies/tour/guests to pg
-- requires: schema/tour/guests
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/core/current_user_id
-- requires: functions/tour/guard_guests
-- requires: functions/tour/keep_allotment

-- Any member asks. Which columns of a row whom concerns is tour.guard_guests' to say.

begin;

call core.reset_access('api.guests');

create policy select_reader on api.guests
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_reader on api.guests
for insert to member
with check (org_id = any ((select core.orgs_with('show.read'))::uuid[]));

create policy update_writer on api.guests
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (
    org_id = any ((select core.orgs_with('road.write'))::uuid[])
    or requested_by = (select core.current_user_id())
);

grant select on api.guests to member;
grant insert (guest_list_id, name, party_size, status, pickup, notes) on api.guests to member;
grant update (
    name, party_size, status, pickup, picked_up_at, notes, version, deleted_at
) on api.guests to member;

commit;
