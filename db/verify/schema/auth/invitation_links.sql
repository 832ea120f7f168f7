-- Verify ontour:schema/auth/invitation_links on pg

begin;

select token_hash, invitation_id
from auth.invitation_links
where false;

rollback;
