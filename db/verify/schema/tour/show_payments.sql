-- Verify ontour:schema/tour/show_payments on pg

begin;

select id, org_id, show_id, kind, amount, currency, due_on, paid_on, reference, fx_rate
from api.show_payments
where false;

rollback;
