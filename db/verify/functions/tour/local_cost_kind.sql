-- Verify ontour:functions/tour/local_cost_kind on pg

begin;

select 'tour.local_cost_kind(text)'::regprocedure;

rollback;
