-- Verify ontour:schema/tour/show_costs on pg

begin;

select id, org_id, show_id, kind, description, amount, currency
from api.show_costs
where false;

rollback;
