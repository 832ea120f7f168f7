-- Revert ontour:schema/tour/cancellation_steps from pg

begin;

drop table tour.cancellation_steps;

commit;
