-- Deploy ontour:policies/tour/notifications to pg
-- requires: schema/tour/notifications
-- requires: functions/core/reset_access
-- requires: functions/core/current_user_id
-- requires: functions/core/orgs_with

-- One's own, as long as one belongs to the organization. What was said stays; read it and put it away.

begin;

call core.reset_access('api.notifications');

create policy select_self on api.notifications
for select to member
using (
    user_id = (select core.current_user_id())
    and org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy update_self on api.notifications
for update to member
using (
    user_id = (select core.current_user_id())
    and org_id = any ((select core.orgs_with('show.read'))::uuid[])
    and deleted_at is null
)
with check (user_id = (select core.current_user_id()));

grant select on api.notifications to member;
grant update (read_at, version, deleted_at) on api.notifications to member;

commit;
