-- Verify ontour:schema/tour/party_members on pg

begin;

select id, org_id, group_id, user_id, duty
from api.party_members
where false;

rollback;
