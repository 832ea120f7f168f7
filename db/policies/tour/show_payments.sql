-- Deploy ontour:policies/tour/show_payments to pg
-- requires: schema/tour/show_payments
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/tour/attach_to_show
-- requires: functions/tour/guard_amounts

-- Who sees a show need not see its money. org_id is the show's (functions/tour/attach_to_show), and
-- is not sent; a row stays with its show.

begin;

call core.reset_access('api.show_payments');

create policy select_reader on api.show_payments
for select to member
using (
    org_id = any ((select core.orgs_with('finance.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.show_payments
for insert to member
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

create policy update_writer on api.show_payments
for update to member
using (org_id = any ((select core.orgs_with('finance.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

grant select on api.show_payments to member;
grant insert (
    show_id, kind, amount, currency, due_on, paid_on, reference, fx_rate
) on api.show_payments to member;
grant update (
    kind, amount, currency, due_on, paid_on, reference, fx_rate, version, deleted_at
) on api.show_payments to member;

commit;
