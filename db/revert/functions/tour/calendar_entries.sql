-- Revert ontour:functions/tour/calendar_entries from pg

begin;

drop function tour.calendar_entries(date, date, uuid, text[]);

commit;
