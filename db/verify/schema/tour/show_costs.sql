-- Verify ontour:schema/tour/show_costs on pg

begin;

select
    id, org_id, show_id, kind, description, supplier, amount, currency, fx_rate, paid_by, deducted,
    incurred_on, receipt_url, external_id
from api.show_costs
where false;

rollback;
