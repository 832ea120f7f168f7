-- Verify ontour:schema/auth/refresh_tokens on pg

begin;

select token_hash, session_id, step, issued_at, used_at
from auth.refresh_tokens
where false;

rollback;
