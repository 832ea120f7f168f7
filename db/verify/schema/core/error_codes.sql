-- Verify ontour:schema/core/error_codes on pg

begin;

select code, status, message, hint
from core.error_codes
where false;

rollback;
