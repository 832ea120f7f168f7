-- Verify ontour:functions/tour/found_shows on pg

begin;

select 'tour.found_shows(text)'::regprocedure;

rollback;
