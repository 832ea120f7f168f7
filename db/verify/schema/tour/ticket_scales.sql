-- Verify ontour:schema/tour/ticket_scales on pg

begin;

select id, org_id, show_id, name, price, capacity, expected_count, sold_count, comp_count
from api.ticket_scales
where false;

rollback;
