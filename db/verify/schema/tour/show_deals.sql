-- Verify ontour:schema/tour/show_deals on pg

begin;

select
    id, org_id, show_id, currency, fee, door_price,
    withholding_percent, agency_name, agency_percent, management_name, management_percent,
    fx_currency, fx_rate
from api.show_deals
where false;

rollback;
