-- Revert ontour:functions/tour/in_units from pg

begin;

drop function tour.in_units(numeric[], integer);

commit;
