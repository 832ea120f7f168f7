-- Deploy ontour:policies/tour/journal_entries to pg
-- requires: schema/tour/journal_entries
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

-- Read by who reads money; written by functions alone.

begin;

call core.reset_access('api.journal_entries');

create policy select_reader on api.journal_entries
for select to member
using (org_id = any ((select core.orgs_with('finance.read'))::uuid[]) and deleted_at is null);

grant select on api.journal_entries to member;

commit;
