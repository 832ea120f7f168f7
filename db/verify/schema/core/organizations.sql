-- Verify ontour:schema/core/organizations on pg

begin;

select id, name, currency, personal_user_id
from api.organizations
where false;

rollback;
