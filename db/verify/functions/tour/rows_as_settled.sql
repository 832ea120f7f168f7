-- Verify ontour:functions/tour/rows_as_settled on pg

begin;

select 'tour.rows_as_settled(text, jsonb)'::regprocedure;

rollback;
