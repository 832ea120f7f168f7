-- Verify ontour:functions/tour/read_number on pg

begin;

select 'tour.read_number(text, text)'::regprocedure;

rollback;
