-- Verify ontour:functions/tour/guard_amounts on pg

begin;

select 'tour.guard_amounts()'::regprocedure;

rollback;
