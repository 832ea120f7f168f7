-- Verify ontour:schema/auth/security_event_kinds on pg

begin;

select kind, meaning
from auth.security_event_kinds
where false;

rollback;
