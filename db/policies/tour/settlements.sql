-- Deploy ontour:policies/tour/settlements to pg
-- requires: schema/tour/settlements
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/tour/attach_to_show

-- What a person may say of a settlement: that the promoter's figures are in. It is settled by a function.

begin;

call core.reset_access('api.settlements');

create policy select_reader on api.settlements
for select to member
using (
    org_id = any ((select core.orgs_with('finance.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.settlements
for insert to member
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

create policy update_writer on api.settlements
for update to member
using (org_id = any ((select core.orgs_with('finance.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

grant select on api.settlements to member;
grant insert (show_id, reported_on, notes) on api.settlements to member;
grant update (reported_on, notes, version) on api.settlements to member;

commit;
