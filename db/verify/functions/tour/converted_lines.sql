-- Verify ontour:functions/tour/converted_lines on pg

begin;

select 'tour.converted_lines(uuid, date, date, text, text[])'::regprocedure;

rollback;
