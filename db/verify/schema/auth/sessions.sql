-- Verify ontour:schema/auth/sessions on pg

begin;

select
    id, user_id, amr, acr, authenticated_at, known_device_id, name, device_id, user_agent, ip, created_at,
    last_used_at, expires_at, refresh_step, successor_nonce, successor_at, revoked_at, revoked_reason
from auth.sessions
where false;

rollback;
