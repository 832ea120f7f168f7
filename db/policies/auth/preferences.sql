-- Deploy ontour:policies/auth/preferences to pg
-- requires: schema/auth/preferences
-- requires: functions/core/reset_access
-- requires: functions/core/current_user_id

begin;

call core.reset_access('api.preferences');

create policy select_self on api.preferences
for select to member
using (user_id = (select core.current_user_id()) and deleted_at is null);

create policy update_self on api.preferences
for update to member
using (user_id = (select core.current_user_id()) and deleted_at is null)
with check (user_id = (select core.current_user_id()));

grant select on api.preferences to member;
grant update (muted_by_email, muted_by_push, version) on api.preferences to member;

commit;
