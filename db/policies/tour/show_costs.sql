-- Deploy ontour:policies/tour/show_costs to pg
-- requires: schema/tour/show_costs
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/tour/attach_to_show
-- requires: functions/tour/guard_amounts

-- Who sees a show need not see its money. org_id is the show's (functions/tour/attach_to_show), and
-- is not sent; a row stays with its show.

begin;

call core.reset_access('api.show_costs');

create policy select_reader on api.show_costs
for select to member
using (
    org_id = any ((select core.orgs_with('finance.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.show_costs
for insert to member
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

create policy update_writer on api.show_costs
for update to member
using (org_id = any ((select core.orgs_with('finance.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

grant select on api.show_costs to member;
grant insert (
    show_id, kind, description, supplier, amount, currency, fx_rate, paid_by, deducted, incurred_on,
    receipt_url, external_id
) on api.show_costs to member;
grant update (
    kind, description, supplier, amount, currency, fx_rate, paid_by, deducted, incurred_on, receipt_url,
    external_id, version, deleted_at
) on api.show_costs to member;

commit;
