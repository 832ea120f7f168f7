-- Deploy ontour:policies/tour/shows to pg
-- requires: schema/tour/shows
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/tour/place_show
-- requires: functions/tour/guard_show_status
-- requires: functions/tour/require_complete_show

-- A policy's USING says who reads a row, its WITH CHECK who writes it: a reader's PATCH is refused
-- with 403 instead of meeting no row in silence.

begin;

call core.reset_access('api.shows');

create policy select_reader on api.shows
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.shows
for insert to member
with check (org_id = any ((select core.orgs_with('show.write'))::uuid[]));

create policy update_writer on api.shows
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('show.write'))::uuid[]));

grant select on api.shows to member;
grant insert (
    org_id, tour_id, venue_id, name, show_on, status, city, country, time_zone,
    expected_attendance, actual_attendance, notes, external_id, announce_at
) on api.shows to member;
grant update (
    tour_id, venue_id, name, show_on, status, city, country, time_zone,
    expected_attendance, actual_attendance, notes, external_id, announce_at, version, deleted_at
) on api.shows to member;

commit;
