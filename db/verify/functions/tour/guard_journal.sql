-- Verify ontour:functions/tour/guard_journal on pg

begin;

select 'tour.guard_journal()'::regprocedure;

rollback;
