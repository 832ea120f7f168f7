-- Verify ontour:schema/tour/cancellation_steps on pg

begin;

select step, position, function_name, purpose
from tour.cancellation_steps
where false;

rollback;
