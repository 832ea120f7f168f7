-- Verify ontour:schema/auth/security_events on pg

begin;

select id, happened_at, kind, user_id, session_id, details, device_id, user_agent, ip, request_id
from auth.security_events
where false;

rollback;
