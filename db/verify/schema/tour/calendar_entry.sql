-- Verify ontour:schema/tour/calendar_entry on pg

begin;

select 'tour.calendar_entry'::regtype;

rollback;
