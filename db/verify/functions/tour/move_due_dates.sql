-- Verify ontour:functions/tour/move_due_dates on pg

begin;

select 'tour.move_due_dates()'::regprocedure;

rollback;
