-- Verify ontour:functions/tour/guard_hold_state on pg

begin;

select 'tour.guard_hold_state()'::regprocedure;

rollback;
