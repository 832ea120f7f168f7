-- Verify ontour:functions/tour/guard_show_status on pg

begin;

select 'tour.guard_show_status()'::regprocedure;

rollback;
