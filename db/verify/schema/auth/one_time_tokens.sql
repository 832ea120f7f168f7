-- Verify ontour:schema/auth/one_time_tokens on pg

begin;

select id, purpose, user_id, email, token_hash, data, created_at, expires_at, used_at
from auth.one_time_tokens
where false;

rollback;
