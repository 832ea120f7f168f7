-- Verify ontour:functions/tour/convert_lines on pg

begin;

select 'tour.convert_lines(jsonb, numeric, boolean)'::regprocedure;

rollback;
