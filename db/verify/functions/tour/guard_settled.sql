-- Verify ontour:functions/tour/guard_settled on pg

begin;

select 'tour.guard_settled()'::regprocedure;

rollback;
