-- Verify ontour:schema/auth/email_addresses on pg

begin;

select user_id, email, verified_at, created_at
from auth.email_addresses
where false;

rollback;
