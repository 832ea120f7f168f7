-- Verify ontour:schema/auth/throttles on pg

begin;

select kind, key_hash, attempts
from auth.throttles
where false;

rollback;
