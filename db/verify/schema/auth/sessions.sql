-- Verify ontour:schema/auth/sessions on pg

begin;

select
    id, user_id, amr, device_id, user_agent, ip, created_at, last_used_at, expires_at, revoked_at,
    revoked_reason
from auth.sessions
where false;

rollback;
