-- Verify ontour:functions/tour/euro_rate on pg

begin;

select 'tour.euro_rate(uuid, text[], text, date)'::regprocedure;

rollback;
