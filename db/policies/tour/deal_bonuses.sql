-- Deploy ontour:policies/tour/deal_bonuses to pg
-- requires: schema/tour/deal_bonuses
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/tour/attach_to_show
-- requires: functions/tour/guard_deal_amounts

-- Who sees a show need not see its money. org_id is the show's (functions/tour/attach_to_show), and
-- is not sent; a row stays with its show.

begin;

call core.reset_access('api.deal_bonuses');

create policy select_reader on api.deal_bonuses
for select to member
using (
    org_id = any ((select core.orgs_with('finance.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.deal_bonuses
for insert to member
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

create policy update_writer on api.deal_bonuses
for update to member
using (org_id = any ((select core.orgs_with('finance.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

grant select on api.deal_bonuses to member;
grant insert (
    show_id, measure, threshold, kind, amount, percent, percent_base
) on api.deal_bonuses to member;
grant update (
    measure, threshold, kind, amount, percent, percent_base, version, deleted_at
) on api.deal_bonuses to member;

commit;
