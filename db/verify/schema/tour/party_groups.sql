-- Verify ontour:schema/tour/party_groups on pg

begin;

select id, org_id, tour_id, name, notes
from api.party_groups
where false;

rollback;
