-- Deploy ontour:policies/tour/finance_rules to pg
-- requires: schema/tour/finance_rules
-- requires: functions/core/reset_access
-- requires: functions/core/orgs_with

begin;

call core.reset_access('api.finance_rules');

create policy select_reader on api.finance_rules
for select to member
using (
    org_id = any ((select core.orgs_with('finance.read'))::uuid[])
    and (deleted_at is null or deleted_at = now())
);

create policy insert_writer on api.finance_rules
for insert to member
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

create policy update_writer on api.finance_rules
for update to member
using (org_id = any ((select core.orgs_with('finance.read'))::uuid[]) and deleted_at is null)
with check (org_id = any ((select core.orgs_with('finance.write'))::uuid[]));

grant select on api.finance_rules to member;
grant insert (
    org_id, currency, rounding, withholding_percent, ticket_tax_percent, ticket_tax_mode, fee_tax_percent,
    agency_name, agency_percent, agency_base, management_name, management_percent, management_base,
    deposit_percent, fx_sources
) on api.finance_rules to member;
grant update (
    currency, rounding, withholding_percent, ticket_tax_percent, ticket_tax_mode, fee_tax_percent,
    agency_name, agency_percent, agency_base, management_name, management_percent, management_base,
    deposit_percent, fx_sources, version, deleted_at
) on api.finance_rules to member;

commit;
