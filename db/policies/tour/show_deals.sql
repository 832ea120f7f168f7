-- Deploy ontour:policies/tour/show_deals to pg
-- requires: schema/tour/show_deals
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with
-- requires: functions/tour/attach_to_show
-- requires: functions/tour/guard_amounts
-- requires: functions/tour/guard_deal_amounts
-- requires: functions/tour/default_terms
-- requires: schema/tour/deal_types

-- Who sees a show need not see its money. org_id is the show's (functions/tour/attach_to_show), and
-- is not sent; a row stays with its show.

begin;

call core.reset_access('api.show_deals');

create policy select_reader on api.show_deals
for select to member
using (
    org_id = any ((select core.orgs_with('finance.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.show_deals
for insert to member
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

create policy update_writer on api.show_deals
for update to member
using (org_id = any ((select core.orgs_with('finance.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

grant select on api.show_deals to member;
grant insert (
    show_id, deal_type, promoter_name, currency, fee, percent, percent_base, split_point, per_ticket,
    bonus_rule, door_price, ticket_tax_percent, ticket_tax_mode, fee_tax_percent, withholding_percent,
    agency_name, agency_percent, agency_base, management_name, management_percent, management_base,
    fx_currency, fx_rate
) on api.show_deals to member;
grant update (
    deal_type, promoter_name, currency, fee, percent, percent_base, split_point, per_ticket, bonus_rule,
    door_price, ticket_tax_percent, ticket_tax_mode, fee_tax_percent, withholding_percent, agency_name,
    agency_percent, agency_base, management_name, management_percent, management_base, fx_currency,
    fx_rate, version, deleted_at
) on api.show_deals to member;

commit;
