-- Deploy ontour:policies/tour/holds to pg
-- requires: schema/tour/holds
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/tour/place_hold
-- requires: functions/tour/guard_hold_state
-- requires: functions/tour/settle_holds
-- requires: functions/tour/tell_of_holds

begin;

call core.reset_access('api.holds');

create policy select_reader on api.holds
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.holds
for insert to member
with check (org_id = any ((select core.orgs_with('show.write'))::uuid[]));

create policy update_writer on api.holds
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('show.write'))::uuid[]));

grant select on api.holds to member;
grant insert (
    org_id, venue_id, stage, hold_on, show_id, name, "position", state, expires_at, challenge_ends_at, notes
) on api.holds to member;
grant update (
    venue_id, stage, hold_on, show_id, name, "position", state, expires_at, challenge_ends_at, notes,
    version, deleted_at
) on api.holds to member;

commit;
