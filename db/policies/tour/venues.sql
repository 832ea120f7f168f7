-- Deploy ontour:policies/tour/venues to pg
-- requires: schema/tour/venues
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

-- A policy's USING says who reads a row, its WITH CHECK who writes it: a reader's PATCH is refused
-- with 403 instead of meeting no row in silence.

begin;

call core.reset_access('api.venues');

create policy select_reader on api.venues
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.venues
for insert to member
with check (org_id = any ((select core.orgs_with('show.write'))::uuid[]));

create policy update_writer on api.venues
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('show.write'))::uuid[]));

grant select on api.venues to member;
grant insert (
    org_id, name, address, city, subdivision, country, latitude, longitude, time_zone, capacity
) on api.venues to member;
grant update (
    name, address, city, subdivision, country, latitude, longitude, time_zone, capacity, version, deleted_at
) on api.venues to member;

commit;
