-- Verify ontour:schema/auth/invitations on pg

begin;

select id, org_id, role, invited_by, email, user_id, uses, used_count, expires_at, declined_at
from api.invitations
where false;

rollback;
