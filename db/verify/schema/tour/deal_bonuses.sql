-- Verify ontour:schema/tour/deal_bonuses on pg

begin;

select id, org_id, show_id, measure, threshold, kind, amount, percent, percent_base
from api.deal_bonuses
where false;

rollback;
