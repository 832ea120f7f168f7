-- Verify ontour:functions/tour/guard_member on pg

begin;

select 'tour.guard_member()'::regprocedure;

rollback;
