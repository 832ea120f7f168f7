-- Verify ontour:functions/tour/lock_totals on pg

begin;

select 'tour.lock_totals(uuid[])'::regprocedure;

rollback;
