-- Verify ontour:functions/tour/own_lines on pg

begin;

select 'tour.own_lines(uuid, date, date, text, text[])'::regprocedure;

rollback;
