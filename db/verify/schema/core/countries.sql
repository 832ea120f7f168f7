-- Verify ontour:schema/core/countries on pg

begin;

select code, name, ended_on
from api.countries
where false;

rollback;
