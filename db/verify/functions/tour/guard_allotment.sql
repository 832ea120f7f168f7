-- Verify ontour:functions/tour/guard_allotment on pg

begin;

select 'tour.guard_allotment()'::regprocedure;

rollback;
