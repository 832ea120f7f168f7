-- Verify ontour:schema/auth/recovery_codes on pg

begin;

select user_id, code_hash
from auth.recovery_codes
where false;

rollback;
