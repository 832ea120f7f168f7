-- Verify ontour:schema/tour/venues on pg

begin;

select id, org_id, name, address, city, subdivision, country, latitude, longitude, time_zone, capacity
from api.venues
where false;

rollback;
