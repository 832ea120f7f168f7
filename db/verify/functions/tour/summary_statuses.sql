-- Verify ontour:functions/tour/summary_statuses on pg

begin;

select 'tour.summary_statuses(text[], text)'::regprocedure;

rollback;
