-- Verify ontour:schema/auth/identities on pg

begin;

select id, user_id, issuer, subject, provider, email, email_verified, created_at, last_used_at
from auth.identities
where false;

rollback;
