-- Verify ontour:schema/auth/oauth_flows on pg

begin;

select
    id, state_hash, browser_hash, provider, purpose, return_to, code_challenge, user_id, session_id,
    created_at, expires_at, answered_at, code_hash, identity, used_at, opened_session_id
from auth.oauth_flows
where false;

rollback;
