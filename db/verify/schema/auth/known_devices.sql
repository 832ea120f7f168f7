-- Verify ontour:schema/auth/known_devices on pg

begin;

select id, user_id, token_hash, name, user_agent, ip, first_seen_at, last_seen_at
from auth.known_devices
where false;

rollback;
