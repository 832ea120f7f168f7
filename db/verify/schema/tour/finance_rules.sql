-- Verify ontour:schema/tour/finance_rules on pg

begin;

select
    id, org_id, currency, rounding, withholding_percent, ticket_tax_percent, ticket_tax_mode,
    fee_tax_percent, agency_name, agency_percent, agency_base, management_name, management_percent,
    management_base, deposit_percent, fx_sources
from api.finance_rules
where false;

rollback;
