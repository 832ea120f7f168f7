-- Deploy ontour:policies/tour/itinerary_items to pg
-- requires: schema/tour/itinerary_items
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/core/current_user_id
-- requires: functions/change/readable_topics
-- requires: functions/tour/place_item
-- requires: functions/tour/refresh_item_topics

-- Rows differ in who reads them, so the same topics decide that the feed asks. Nobody writes what another
-- keeps to themselves, and nobody moves an item out of their own sight.

begin;

call core.reset_access('api.itinerary_items');

create policy select_reader on api.itinerary_items
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and topics && (select change.readable_topics())
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.itinerary_items
for insert to member
with check (
    org_id = any ((select core.orgs_with('road.write'))::uuid[])
    and (owner_id is null or owner_id = (select core.current_user_id()))
);

create policy update_writer on api.itinerary_items
for update to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and topics && (select change.readable_topics())
    and deleted_at is null
)
with check (
    org_id = any ((select core.orgs_with('road.write'))::uuid[])
    and (owner_id is null or owner_id = (select core.current_user_id()))
);

grant select on api.itinerary_items to member;
grant insert (
    org_id, tour_id, show_id, kind, title, status, starts_on, starts_time, is_late, ends_on, ends_time,
    time_zone, ends_time_zone, place, ends_place, latitude, longitude, details, visibility, party_group_id
) on api.itinerary_items to member;
grant update (
    tour_id, show_id, kind, title, status, starts_on, starts_time, is_late, ends_on, ends_time,
    time_zone, ends_time_zone, place, ends_place, latitude, longitude, details, visibility, party_group_id,
    version, deleted_at
) on api.itinerary_items to member;

commit;
