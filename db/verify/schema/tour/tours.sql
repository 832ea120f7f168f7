-- Verify ontour:schema/tour/tours on pg

begin;

select id, org_id, name, starts_on, ends_on, notes
from api.tours
where false;

rollback;
