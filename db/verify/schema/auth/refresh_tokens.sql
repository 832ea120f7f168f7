-- Verify ontour:schema/auth/refresh_tokens on pg

begin;

select token_hash, session_id, issued_at, rotated_at, successor_hash
from auth.refresh_tokens
where false;

rollback;
