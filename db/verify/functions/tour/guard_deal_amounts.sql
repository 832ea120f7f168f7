-- Verify ontour:functions/tour/guard_deal_amounts on pg

begin;

select 'tour.guard_deal_amounts()'::regprocedure;

rollback;
