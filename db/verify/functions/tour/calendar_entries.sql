-- Verify ontour:functions/tour/calendar_entries on pg

begin;

select 'tour.calendar_entries(date, date, uuid, text[])'::regprocedure;

rollback;
