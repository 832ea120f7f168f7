-- Verify ontour:schema/tour/show_deals on pg

begin;

select
    id, org_id, show_id, deal_type, promoter_name, currency, fee, percent, percent_base, split_point,
    per_ticket, bonus_rule, door_price, ticket_tax_percent, ticket_tax_mode, fee_tax_percent,
    withholding_percent, agency_name, agency_percent, agency_base, management_name, management_percent,
    management_base, fx_currency, fx_rate
from api.show_deals
where false;

rollback;
