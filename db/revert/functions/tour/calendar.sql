-- Revert ontour:functions/tour/calendar from pg

begin;

drop function api.calendar(date, date, uuid, text[]);

commit;
