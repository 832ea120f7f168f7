-- Verify ontour:schema/auth/passwords on pg

begin;

select user_id, password_hash, changed_at
from auth.passwords
where false;

rollback;
