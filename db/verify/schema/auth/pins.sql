-- Verify ontour:schema/auth/pins on pg

begin;

select user_id, pin_hash, changed_at
from auth.pins
where false;

rollback;
