-- Verify ontour:schema/core/currencies on pg

begin;

select code, name, minor_units, euro_rate, euro_since
from api.currencies
where false;

rollback;
