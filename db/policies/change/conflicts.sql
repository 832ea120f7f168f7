-- Deploy ontour:policies/change/conflicts to pg
-- requires: schema/change/conflicts
-- requires: functions/core/reset_access
-- requires: functions/change/readable_topics

-- Who reads the row reads what happened to it; writing is left to push and resolve_conflicts.

begin;

call core.reset_access('api.conflicts');

create policy select_reader on api.conflicts
for select to member
using (topics && (select change.readable_topics()) and (deleted_at is null or deleted_at = now()));

grant select on api.conflicts to member;

commit;
