-- Revert ontour:schema/tour/calendar_entry from pg

begin;

drop type tour.calendar_entry;

commit;
