-- Verify ontour:functions/tour/day_rates on pg

begin;

select 'tour.day_rates(uuid, text[], date[], text)'::regprocedure;

rollback;
