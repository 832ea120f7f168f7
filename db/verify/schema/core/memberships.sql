-- Verify ontour:schema/core/memberships on pg

begin;

select id, org_id, user_id, role
from api.memberships
where false;

rollback;
