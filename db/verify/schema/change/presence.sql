-- Verify ontour:schema/change/presence on pg

begin;

select connection_id, org_id, user_id, status, expires_at
from change.presence
where false;

rollback;
