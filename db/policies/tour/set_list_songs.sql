-- Deploy ontour:policies/tour/set_list_songs to pg
-- requires: schema/tour/set_list_songs
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

begin;

call core.reset_access('api.set_list_songs');

create policy select_reader on api.set_list_songs
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.set_list_songs
for insert to member
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

create policy update_writer on api.set_list_songs
for update to member
using (org_id = any ((select core.orgs_with('show.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('road.write'))::uuid[]));

grant select on api.set_list_songs to member;
grant insert (set_list_id, song_id, title, notes, position) on api.set_list_songs to member;
grant update (song_id, title, notes, position, version, deleted_at) on api.set_list_songs to member;

commit;
