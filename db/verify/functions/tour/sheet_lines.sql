-- Verify ontour:functions/tour/sheet_lines on pg

begin;

select 'tour.sheet_lines(jsonb, jsonb, text)'::regprocedure;

rollback;
