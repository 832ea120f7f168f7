-- Verify ontour:functions/tour/guard_settled_show on pg

begin;

select 'tour.guard_settled_show()'::regprocedure;

rollback;
