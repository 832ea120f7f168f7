-- Verify ontour:functions/tour/sheet_items on pg

begin;

select 'tour.sheet_items(uuid[], date)'::regprocedure;

rollback;
