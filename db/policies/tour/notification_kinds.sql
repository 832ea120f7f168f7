-- Deploy ontour:policies/tour/notification_kinds to pg
-- requires: schema/tour/notification_kinds
-- requires: functions/core/reset_access

begin;

call core.reset_access('api.notification_kinds');

create policy select_everybody on api.notification_kinds
for select to anon, member
using (true);

grant select on api.notification_kinds to anon, member;

commit;
