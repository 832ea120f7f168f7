-- Verify ontour:functions/tour/calendar on pg

begin;

select 'api.calendar(date, date, uuid, text[])'::regprocedure;

rollback;
