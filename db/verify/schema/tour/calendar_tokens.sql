-- Verify ontour:schema/tour/calendar_tokens on pg

begin;

select id, user_id, org_id, name, content
from api.calendar_tokens
where false;

rollback;
