-- Verify ontour:functions/tour/sheet_shows on pg

begin;

select 'tour.sheet_shows(uuid[])'::regprocedure;

rollback;
