-- Verify ontour:functions/tour/row_changes on pg

begin;

select 'tour.row_changes(text[], integer[])'::regprocedure;

rollback;
