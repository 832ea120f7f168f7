-- Deploy ontour:policies/tour/songs to pg
-- requires: schema/tour/songs
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

begin;

call core.reset_access('api.songs');

create policy select_reader on api.songs
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.songs
for insert to member
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

create policy update_writer on api.songs
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

grant select on api.songs to member;
grant insert (org_id, title, artist, duration_seconds, musical_key, tempo, notes) on api.songs to member;
grant update (
    title, artist, duration_seconds, musical_key, tempo, notes, version, deleted_at
) on api.songs to member;

commit;
