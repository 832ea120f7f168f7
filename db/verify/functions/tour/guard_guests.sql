-- Verify ontour:functions/tour/guard_guests on pg

begin;

select 'tour.guard_guests()'::regprocedure;

rollback;
