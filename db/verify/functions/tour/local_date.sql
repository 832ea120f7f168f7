-- Verify ontour:functions/tour/local_date on pg

begin;

select 'tour.local_date(jsonb)'::regprocedure;

rollback;
