-- Verify ontour:functions/tour/read_date on pg

begin;

select 'tour.read_date(text)'::regprocedure;

rollback;
