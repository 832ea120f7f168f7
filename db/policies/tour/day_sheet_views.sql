-- Deploy ontour:policies/tour/day_sheet_views to pg
-- requires: schema/tour/day_sheet_views
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/change/readable_topics

-- Everybody reads what they have seen themselves, and who manages the road, what all have. Writing is left
-- to api.mark_day_sheet_seen.

begin;

call core.reset_access('api.day_sheet_views');

create policy select_reader on api.day_sheet_views
for select to member
using (
    org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and topics && (select change.readable_topics())
    and (deleted_at is null or deleted_at = now())
);

grant select on api.day_sheet_views to member;

commit;
