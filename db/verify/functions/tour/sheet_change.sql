-- Verify ontour:functions/tour/sheet_change on pg

begin;

select 'tour.sheet_change(text, integer, integer)'::regprocedure;

rollback;
