-- Verify ontour:functions/tour/summary_currency on pg

begin;

select 'tour.summary_currency(uuid, text)'::regprocedure;

rollback;
