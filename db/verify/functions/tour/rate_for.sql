-- Verify ontour:functions/tour/rate_for on pg

begin;

select 'tour.rate_for(uuid, text, text, date)'::regprocedure;

rollback;
