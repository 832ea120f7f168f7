-- Verify ontour:schema/tour/org_fx_rates on pg

begin;

select
    id, org_id, from_currency, to_currency, rate, rate_on, until_on, source, note
from api.org_fx_rates
where false;

rollback;
