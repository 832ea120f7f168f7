-- Verify ontour:functions/tour/weigh on pg

begin;

select 'tour.weigh(numeric, numeric)'::regprocedure;

rollback;
