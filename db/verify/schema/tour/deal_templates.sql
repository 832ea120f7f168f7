-- Verify ontour:schema/tour/deal_templates on pg

begin;

select id, org_id, name, terms
from api.deal_templates
where false;

rollback;
