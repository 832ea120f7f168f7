-- Verify ontour:functions/tour/explained_lines on pg

begin;

select 'tour.explained_lines(jsonb, jsonb, text, integer, jsonpath)'::regprocedure;

rollback;
