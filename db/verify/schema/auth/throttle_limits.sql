-- Verify ontour:schema/auth/throttle_limits on pg

begin;

select kind, most, within, purpose
from auth.throttle_limits
where false;

rollback;
