-- Verify ontour:schema/auth/calendar_links on pg

begin;

select token_hash, calendar_token_id, content_hash, changed_at
from auth.calendar_links
where false;

rollback;
