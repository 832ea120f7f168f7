-- Deploy ontour:policies/tour/calendar_tokens to pg
-- requires: schema/tour/calendar_tokens
-- requires: functions/core/reset_access
-- requires: functions/core/current_user_id

begin;

call core.reset_access('api.calendar_tokens');

create policy select_self on api.calendar_tokens
for select to member
using (user_id = (select core.current_user_id()) and (deleted_at is null or deleted_at = now()));

create policy update_self on api.calendar_tokens
for update to member
using (user_id = (select core.current_user_id()) and deleted_at is null)
with check (user_id = (select core.current_user_id()));

grant select on api.calendar_tokens to member;
grant update (name, content, version, deleted_at) on api.calendar_tokens to member;

commit;
